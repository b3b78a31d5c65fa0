import type { HeadVerdict } from './audit/audit-head';
import { clockDetails } from './audit/clock-details';
import type { School } from './compose';
import { inTransaction, nobody } from './store/in-transaction';

/** Why the application starts anew, where it is no ordinary start. */
export type Occasion = 'restored' | 'opened-with-sheet';

/** Continues what the last run left, checks the end of the audit log, and records what a manager has to know of this start. */
export const checkStart = async (school: School, occasion: Occasion | null): Promise<HeadVerdict> => {
  const { store, sessions, throttle, head, audit, keys } = school;
  await sessions.endLeftOpen();
  await throttle.forgetStrangers(store);
  await throttle.resume(store);
  const found = await head.check(store);
  await head.begin(store);
  // A restore may have put the log back on purpose; its own event says so.
  const verdict: HeadVerdict = occasion === 'restored' ? { kind: 'whole' } : found;
  await inTransaction(store, nobody, async (trx) => {
    // At the first start, and whenever it changed: less protection is never silent.
    await audit.recordChange(trx, {
      action: 'desk.key-protection',
      outcome: keys.protectedBy === 'system' ? 'success' : 'failure',
      details: keys.protection,
    });
    if (verdict.kind !== 'whole')
      await audit.record(trx, { action: 'audit.found-broken', outcome: 'failure', details: verdict });
    if (occasion === 'opened-with-sheet') await audit.record(trx, { action: 'desk.opened-with-sheet' });
  });
  await recordJump(school);
  return verdict;
};

/** Records that the clock was turned back: once a jump, and as soon as somebody can notice it. */
export const recordJump = async ({
  store,
  time,
  audit,
}: Pick<School, 'store' | 'time' | 'audit'>): Promise<void> => {
  const jump = time.jump();
  if (!jump) return;
  await inTransaction(store, nobody, (trx) =>
    audit.record(trx, {
      action: 'desk.clock-behind',
      outcome: 'failure',
      details: clockDetails(jump),
    }),
  );
  time.noteJump(jump);
};
