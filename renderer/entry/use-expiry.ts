import { useEffect } from 'react';
import { readDeskState } from '../client/desk-state';

const asksEvery = 10_000;

/**
 * Asks main now and then whether this step's time is up, so that a page left alone says so by itself. Main's clock alone
 * decides: the window keeps none of its own.
 */
export const useExpiry = (): void => {
  useEffect(() => {
    const timer = setInterval(() => void readDeskState(), asksEvery);
    return () => clearInterval(timer);
  }, []);
};
