import { normaliseCode } from '../../../shared/code-text';
import type { AccountId } from '../../../shared/ids';
import { policy } from '../../../shared/policy';
import type { Queries } from '../store/schema';
import type { DeskTime } from '../store/desk-time';
import type { Clock } from '../platform/clock';
import { findConsecutive } from './consecutive-codes';
import { codesFrom, stepAt } from './totp';
import type { OpenAuthenticator, TwoFactorService } from './two-factor-service';
import * as repository from './two-factor-repository';

const { resyncSteps, doctorReach } = policy.authenticators;
const day = 24 * 60 * 60_000;

/** How far an authenticator's clock is from this computer's. */
export interface ClocksApart {
  readonly device: 'app' | 'token';
  /** Milliseconds that the authenticator is ahead, in whole time steps; negative where it is behind. */
  readonly aheadBy: number;
  /** Near enough for a code to be taken. */
  readonly agree: boolean;
  /** This computer's time. */
  readonly deskTimeAt: number;
}

/** What the first code of a new token tells: its time step, and how far that is from this computer's. */
export interface FirstCode {
  readonly step: number;
  readonly drift: number;
}

/** What codes tell about clocks. Every method works inside of the transaction that it is given. */
export class CodePairs {
  constructor(
    private readonly twoFactor: TwoFactorService,
    private readonly clock: Clock,
    private readonly time: DeskTime,
  ) {}

  /**
   * Brings a token back in step with two codes in a row (RFC 6238, 6) and uses both up. Looked for around the drift that is
   * known already, so that a token can be followed over the years; apps are not followed, their phones are set right.
   */
  async resynchronise(
    queries: Queries,
    token: OpenAuthenticator,
    typed: readonly [string, string],
  ): Promise<'in-step' | 'wrong' | 'clock-behind'> {
    const codes = readBoth(typed);
    if (!codes) return 'wrong';
    // What is learned from a clock that was turned back would be wrong as soon as it is set right.
    if (this.time.isBehind()) return 'clock-behind';
    const burnt = await repository.burntStepsOf(queries, token.id);
    const present = stepAt(this.clock.now(), token.period_seconds);
    const second = findConsecutive(token.secret, ...codes, {
      centre: present + token.drift_steps,
      reach: resyncSteps,
      isSpent: (step) => step <= token.last_step || burnt.has(step),
    });
    if (second === null) return 'wrong';
    return (await repository.bringInStep(queries, token.id, second, second - present)) ? 'in-step' : 'wrong';
  }

  /**
   * The clock doctor: where two codes in a row lie within an hour either way. Both are burnt, whether they would have
   * signed in or not; a pair that was shown before tells nothing. Null when they are nowhere, in the same words whatever
   * single one of them is right.
   */
  async clocksApart(
    queries: Queries,
    account: AccountId,
    typed: readonly [string, string],
  ): Promise<ClocksApart | null> {
    const codes = readBoth(typed);
    if (!codes) return null;
    for (const row of await this.twoFactor.opened(queries, account)) {
      const { period_seconds: period } = row;
      const burnt = await repository.burntStepsOf(queries, row.id);
      const centre = stepAt(this.clock.now(), period) + row.drift_steps;
      const second = findConsecutive(row.secret, ...codes, {
        centre,
        reach: doctorReach / 1000 / period,
        isSpent: (step) => burnt.has(step),
      });
      if (second === null) continue;
      for (const step of [second - 1, second])
        if (!(await repository.burnStep(queries, row.id, step))) return null;
      await repository.dropBurntSteps(queries, row.id, stepAt(this.clock.now() - day, period));
      return {
        device: row.kind,
        aheadBy: (second - centre) * period * 1000,
        agree: Math.abs(second - centre) <= policy.totp.driftSteps,
        deskTimeAt: this.clock.now(),
      };
    }
    return null;
  }

  /** Where the first code of a token that is handed out lies, the nearest time step to now; null when it is nowhere. */
  firstCode(seed: Uint8Array, periodSeconds: number, typed: string): FirstCode | null {
    const code = normaliseCode(typed);
    const present = stepAt(this.clock.now(), periodSeconds);
    const from = present - resyncSteps;
    const drifts = codesFrom(seed, from, 2 * resyncSteps + 1)
      .map((shown, index) => ({ shown, step: from + index, drift: index - resyncSteps }))
      .filter(({ shown }) => shown === code);
    return drifts.toSorted((one, other) => Math.abs(one.drift) - Math.abs(other.drift))[0] ?? null;
  }
}

const readBoth = ([first, second]: readonly [string, string]): [string, string] | null => {
  const codes = [normaliseCode(first), normaliseCode(second)] as const;
  return codes[0] === null || codes[1] === null ? null : [codes[0], codes[1]];
};
