import { normaliseCode } from '../../../shared/code-text';
import type { AccountId } from '../../../shared/ids';
import { policy } from '../../../shared/policy';
import type { Queries } from '../store/schema';
import type { DeskTime } from '../store/desk-time';
import type { Clock } from '../platform/clock';
import { findConsecutive } from './consecutive-codes';
import { codesFrom, stepAt } from './totp';
import type { OpenAuthenticator, TwoFactorService } from './two-factor-service';
import * as burntSteps from './burnt-step-repository';
import { bringInStep } from './two-factor-repository';

const { resyncSteps, doctorReach } = policy.authenticators;
const day = 24 * 60 * 60_000;

/** The difference between an authenticator's clock and this computer's. */
export interface ClocksApart {
  readonly device: 'app' | 'token';
  /** Milliseconds that the authenticator is ahead, in whole time steps. Negative if it is behind. */
  readonly aheadBy: number;
  /** Whether the clocks are close enough for a code to count. */
  readonly agree: boolean;
  /** This computer's time in UTC milliseconds. */
  readonly deskTimeAt: number;
}

/** The time step of a new token's first code, and its distance from this computer's step. */
export interface FirstCode {
  readonly step: number;
  readonly drift: number;
}

/** Learns about an authenticator's clock from its codes. Every method runs inside of the caller's transaction. */
export class CodePairs {
  constructor(
    private readonly twoFactor: TwoFactorService,
    private readonly clock: Clock,
    private readonly time: DeskTime,
  ) {}

  /**
   * Brings a token back in step with two codes in a row (RFC 6238, 6) and consumes both. The search starts at the known
   * drift, so that it follows a token over the years. Apps have no drift, because a phone's clock can be corrected.
   */
  async resynchronise(
    queries: Queries,
    token: OpenAuthenticator,
    typed: readonly [string, string],
  ): Promise<'in-step' | 'wrong' | 'clock-behind'> {
    const codes = readPair(typed);
    if (!codes) return 'wrong';
    // A drift that is measured against a wrong clock is wrong as soon as somebody corrects that clock.
    if (this.time.isBehind()) return 'clock-behind';
    const burnt = await burntSteps.burntStepsOf(queries, token.id);
    const present = stepAt(this.clock.now(), token.period_seconds);
    const second = findConsecutive(token.secret, ...codes, {
      centre: present + token.drift_steps,
      reach: resyncSteps,
      isSpent: (step) => step <= token.last_step || burnt.has(step),
    });
    if (second === null) return 'wrong';
    return (await bringInStep(queries, token.id, second, second - present)) ? 'in-step' : 'wrong';
  }

  /**
   * Finds two codes in a row within an hour either way, for the clock doctor. It burns both, so that neither signs in and
   * no pair can be checked twice. Returns null for every other pair, also if one of its codes is right.
   */
  async clocksApart(
    queries: Queries,
    account: AccountId,
    typed: readonly [string, string],
  ): Promise<ClocksApart | null> {
    const codes = readPair(typed);
    if (!codes) return null;
    for (const row of await this.twoFactor.opened(queries, account)) {
      const { period_seconds: period } = row;
      const burnt = await burntSteps.burntStepsOf(queries, row.id);
      const centre = stepAt(this.clock.now(), period) + row.drift_steps;
      const second = findConsecutive(row.secret, ...codes, {
        centre,
        reach: doctorReach / 1000 / period,
        isSpent: (step) => burnt.has(step),
      });
      if (second === null) continue;
      for (const step of [second - 1, second])
        if (!(await burntSteps.burnStep(queries, row.id, step))) return null;
      await burntSteps.dropBurntSteps(queries, row.id, stepAt(this.clock.now() - day, period));
      return {
        device: row.kind,
        aheadBy: (second - centre) * period * 1000,
        agree: Math.abs(second - centre) <= policy.totp.driftSteps,
        deskTimeAt: this.clock.now(),
      };
    }
    return null;
  }

  /** Finds the time step of a new token's first code, the nearest one to now. Returns null if there is none. */
  firstCode(seed: Uint8Array, periodSeconds: number, typed: string): FirstCode | null {
    const code = normaliseCode(typed);
    const present = stepAt(this.clock.now(), periodSeconds);
    const from = present - resyncSteps;
    const matches = codesFrom(seed, from, 2 * resyncSteps + 1)
      .map((shown, index) => ({ shown, step: from + index, drift: index - resyncSteps }))
      .filter(({ shown }) => shown === code);
    return matches.toSorted((one, other) => Math.abs(one.drift) - Math.abs(other.drift))[0] ?? null;
  }
}

const readPair = ([first, second]: readonly [string, string]): [string, string] | null => {
  const codes = [normaliseCode(first), normaliseCode(second)] as const;
  return codes[0] === null || codes[1] === null ? null : [codes[0], codes[1]];
};
