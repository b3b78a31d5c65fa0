import type { Result } from '../../../shared/result';
import type { Account } from '../accounts/accounts';
import type { Trier } from '../attempts/attempts';
import type { Challenge, NextChallenge } from '../sessions/challenge-store';
import type { Session } from '../sessions/session-store';
import type { StoreTransaction } from '../store/schema';

/** The result of a right factor: a session, or the next challenge of the window. */
export type Outcome = Session | { readonly next: NextChallenge };

/** An answer to a challenge, with the account as the step's transaction reads it. */
export interface Answer {
  readonly challenge: Challenge;
  readonly account: Account;
  readonly trier: Trier;
}

/** Judges an answer inside of the transaction that consumes the factor. */
export type Judge = (trx: StoreTransaction, answer: Answer) => Promise<Result<Outcome>>;

/** One step of a sign-in: which challenges it answers, and how it judges the answer. */
export interface Step {
  readonly kinds: readonly Challenge['kind'][];
  readonly judge: Judge;
}
