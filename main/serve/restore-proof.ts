import { ok, type Result, refuse } from '../../shared/result';
import type { Restorer } from '../school/backups/restore-refused';
import type { School } from '../school/compose';
import { inTransaction, nobody } from '../school/store/in-transaction';
import type { RestorePlan } from './restore-plan';

/** What proves a right to restore on a closed desk: a manager's factors, the owner's sheet, or neither where there is neither. */
export interface RestoreProof {
  readonly actor: Restorer | null;
  readonly withSheet: boolean;
}

/** Nobody proved that they may restore. Nothing has changed but the count of wrong tries. */
export class ProofRefused extends Error {
  override readonly name = 'ProofRefused';
}

/** Reads what somebody types, line by line; empty at the end of the input. */
export type ReadLine = () => Promise<string>;

/**
 * The proof for data without managers to ask: the recovery key of the owner's sheet, where there is a sheet. Somebody may have
 * damaged the store on purpose. Throws ProofRefused.
 */
export const proofWithoutManagers = ({ hasSheet, sheetShown }: RestorePlan): RestoreProof => {
  if (hasSheet && !sheetShown)
    throw new ProofRefused(
      'The present data can’t say who may restore. Give the recovery key on the owner’s sheet of this desk: --recovery-key.',
    );
  return { actor: null, withSheet: sheetShown };
};

/** The proof over a store that opens: the recovery key of the owner's sheet, or a manager's factors. Throws ProofRefused. */
export const proofOver = async (
  school: School,
  { sheetShown }: RestorePlan,
  withRecoveryKey: boolean,
  read: ReadLine,
): Promise<RestoreProof> => {
  if (withRecoveryKey) {
    const result = await judgeSheet(school, sheetShown);
    if (!result.ok) throw refusal(result.error.code, 'This is not the recovery key on the owner’s sheet.');
    return { actor: null, withSheet: true };
  }
  const typed = { username: await read(), password: await read(), code: read };
  const result = await judgeManager(school, typed);
  if (result.ok) return { actor: result.value, withSheet: false };
  throw refusal(
    result.error.code,
    'Restoring takes a manager’s username, password and code, each on a line of standard input, or --recovery-key.',
  );
};

const refusal = (code: string, otherwise: string): ProofRefused => {
  if (code === 'throttled' || code === 'account-locked')
    return new ProofRefused('Too many wrong tries. Open Latchkey, wait there, and run this again.');
  if (code === 'step-up-needed')
    return new ProofRefused(
      'This person has not finished signing in: open Latchkey, set up an app or choose a password there, and run this again.',
    );
  return new ProofRefused(
    code === 'clock-behind' ? 'The clock of this computer was turned back.' : otherwise,
  );
};

/** One attempt at the recovery key. It counts with those of the sign-in page. */
const judgeSheet = async (school: School, isRight: boolean): Promise<Result<null>> => {
  const { attempts, store } = school;
  const trier = { subject: 'owner-sheet', account: null, portal: 'office' } as const;
  const gate = await attempts.gate(trier);
  if (gate.kind !== 'open' && gate.retryAt !== null)
    return refuse({ code: 'throttled', retryAt: gate.retryAt });
  if (isRight) return ok(null);
  return inTransaction(store, nobody, (trx) =>
    attempts.fail(trx, trier, 'owner-sheet.used', 'wrong-recovery-key', { ofCode: true }),
  );
};

interface TypedFactors {
  readonly username: string;
  readonly password: string;
  /** Read only if the account has an authenticator. */
  readonly code: ReadLine;
}

/** One attempt at a manager's factors. It counts with those of the sign-in page. */
const judgeManager = async (school: School, typed: TypedFactors): Promise<Result<Restorer>> => {
  const { accounts, attempts, audit, clock, hasher, options, store, time, twoFactor } = school;
  if (time.isBehind()) return refuse('clock-behind');
  const found = await accounts.findByUsername(store, typed.username);
  const trier = attempts.trier(found, typed.username, 'office');
  const refused = await attempts.refuseIfClosed(trier);
  if (refused) return refused;
  const isRight = await hasher.verify(found?.active === 1 ? found.password_hash : null, typed.password);
  const needsCode = isRight && found !== null && (await twoFactor.isEnrolled(store, found.id));
  const code = needsCode ? await typed.code() : null;
  // What signs nobody in at the sign-in page proves nothing here.
  const lacksStep =
    found?.must_choose_password === 1 ||
    (found && !needsCode && (await options.requirementOf(store, found, 'office')).kind === 'required');
  return inTransaction(store, nobody, async (trx): Promise<Result<Restorer>> => {
    if (!isRight || !found)
      return attempts.failPassword(trx, trier, 'sign-in.password', 'wrong-credentials', typed.password);
    if (lacksStep)
      return attempts.fail(trx, trier, 'session.step-up', 'step-up-needed', { ofCode: false, counts: false });
    if (code !== null) {
      const judged = await twoFactor.consumeCode(trx, { account: found, portal: 'office' }, code);
      if (judged.verdict !== 'accepted')
        return attempts.failCode(trx, trier, 'sign-in.code', judged.verdict, clock.now());
    }
    await attempts.succeed(trx, found.id, code !== null);
    // The restore itself judges the role.
    await audit.record(trx, { action: 'session.step-up', actor: found, subject: found, portal: 'office' });
    return ok(found);
  });
};
