import { useEffect } from 'react';
import { readDeskState } from '../client/desk-state';

const asksEvery = 10_000;

/**
 * Reads the state at intervals, so that a page left alone says when the step has expired. Main's clock alone decides; the
 * window keeps no clock.
 */
export const useExpiry = (): void => {
  useEffect(() => {
    const timer = setInterval(() => void readDeskState(), asksEvery);
    return () => clearInterval(timer);
  }, []);
};
