import type { DeskId } from '../../shared/ids';
import { Accounts } from '../../main/school/accounts/accounts';
import { NoticeBoard } from '../../main/school/accounts/notice-board';
import { AuditHead } from '../../main/school/audit/audit-head';
import { AuditLog } from '../../main/school/audit/audit-log';
import type { RestoreNote, RestoreParts } from '../../main/school/backups/carry-over';
import { hostAt } from '../../main/school/keys/desk-keys';
import { KeyRing } from '../../main/school/keys/key-ring';
import { createSecretBox } from '../../main/school/keys/secret-box';
import { createNewId, systemRandom } from '../../main/school/platform/random';
import { DeskTime } from '../../main/school/store/desk-time';
import { inTransaction, nobody } from '../../main/school/store/in-transaction';
import type { Store } from '../../main/school/store/schema';
import { FakeClock } from './fake-clock';

export const deskOfRestores = '01924b5c-7a5e-7c3e-8f0a-000000000000' as DeskId;

/** What a restore works with, under keys of its own; the head of the log lies in `folder`. */
export const restoreParts = (folder: string, clock = new FakeClock()): RestoreParts => {
  const box = createSecretBox(new KeyRing([{ id: 1, key: systemRandom.bytes(32) }]), systemRandom);
  const hostId = hostAt(deskOfRestores);
  const newId = createNewId(clock, systemRandom);
  const notices = new NoticeBoard(hostId, clock, newId);
  const audit = new AuditLog(
    { hostId, deskId: deskOfRestores },
    box,
    new DeskTime(clock, deskOfRestores),
    (trx, events) => notices.tell(trx, events),
  );
  return { accounts: new Accounts(clock, newId), audit, head: new AuditHead(folder, hostId, box), clock };
};

export const restoreNote: RestoreNote = { name: 'a backup', createdAt: 1, actor: null, withSheet: false };

/** Appends events to a store's log, and saves the log's head. */
export const addEvents = async (
  store: Store,
  { audit, head }: RestoreParts,
  count: number,
): Promise<void> => {
  const events = Array.from({ length: count }, () => ({ action: 'staff.edited' }) as const);
  await inTransaction(store, nobody, (trx) => audit.recordAll(trx, events));
  await head.save(store);
};
