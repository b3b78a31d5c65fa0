import { randomBytes } from 'node:crypto';
import { secretKeyText } from '../../main/school/factors/totp';
import { codeFor } from './school';

/** A hardware token as its owner holds it: a seed, a step length, and a clock that may be wrong. */
export class HardwareToken {
  readonly seed = randomBytes(20);

  constructor(
    readonly serial: string,
    readonly periodSeconds: 30 | 60 = 30,
    /** Seconds that its clock is ahead. */
    public ahead = 0,
  ) {}

  /** The seed as the maker's list has it. */
  get hex(): string {
    return this.seed.toString('hex');
  }

  get base32(): string {
    return secretKeyText(this.seed);
  }

  /** What it shows, `later` codes on; by the tests' own implementation. */
  code(now: number, later = 0): string {
    const step = Math.floor((now / 1000 + this.ahead) / this.periodSeconds) + later;
    return codeFor(this.base32, step * 30_000);
  }

  /** Two codes in a row, the second of which it shows now. */
  pair(now: number): { first: string; second: string } {
    return { first: this.code(now, -1), second: this.code(now) };
  }
}
