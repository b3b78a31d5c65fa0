import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Clock } from './clock';

/** Source of unpredictable bytes. */
export interface Random {
  bytes(count: number): Buffer;
}

/** The operating system's cryptographic random number generator. */
export const systemRandom: Random = { bytes: (count) => randomBytes(count) };

/** Makes ids: UUIDv7 (RFC 9562, 5.7), so that rows sort by creation time. */
export type NewId = <Id extends string>() => Id;

export const createNewId = (clock: Clock, random: Random): NewId => {
  // A new id becomes the kind of id that the caller names; random bits offer nothing to check.
  return <Id extends string>() => v7({ msecs: clock.now(), random: random.bytes(16) }) as Id;
};
