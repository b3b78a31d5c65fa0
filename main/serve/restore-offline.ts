import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { basename } from 'node:path';
import type { RestoreReport } from '../../shared/restore-report';
import { Accounts } from '../school/accounts/accounts';
import { keyIn, readBackup } from '../school/backups/backup-file';
import type { PresentStore } from '../school/backups/carry-over';
import { checkCopy } from '../school/backups/check-copy';
import type { StoreSummary } from '../school/backups/store-summary';
import { doInPlace } from '../school/backups/store-tasks';
import { prepareCopy, storeFile, swapIn } from '../school/backups/swap-in';
import { removeStore, temporaryStore } from '../school/backups/temporary-store';
import type { DeskParts } from '../school/open-desk';
import { createNewId } from '../school/platform/random';
import { connect } from '../school/store/connect';
import { migrate } from '../school/store/migrate';
import type { RestorePlan } from './restore-plan';
import type { RestoreProof } from './restore-proof';

/** A backup's content, and what its restore finds, keeps, brings back and loses. */
export type JudgedRestore = StoreSummary & RestoreReport & { readonly createdAt: number };

/** The result of an offline restore. */
export interface OfflineRestore extends JudgedRestore {
  /** The path where the previous store was kept; null if a `before-restore` backup has it, or if there was none. */
  readonly damagedKeptAt: string | null;
}

/** Decrypts a backup file into `target` and checks all of it. The caller removes `target`. Throws BackupBroken. */
export const openBackupFile = async (
  deps: DeskParts,
  { file, box }: Pick<RestorePlan, 'file' | 'box'>,
  target: string,
): Promise<StoreSummary & { createdAt: number }> => {
  const { createdAt } = await readBackup(file, target, {
    keyOf: keyIn(box),
    doTask: deps.doTask ?? doInPlace,
  });
  return { ...(await checkCopy(target)), createdAt };
};

/** Does a restore on copies that it throws away. Throws BackupBroken, RestoreRefused. */
export const judgeOffline = async (deps: DeskParts, plan: RestorePlan): Promise<JudgedRestore> => {
  const present = temporaryStore(deps.dataDirectory, 'verify', deps.random);
  try {
    return await withPrepared(deps, async (prepared) => {
      if (isOpen(plan))
        await (deps.doTask ?? doInPlace)({ act: 'copy', from: storeFile(deps.dataDirectory), to: present });
      return prepare(deps, plan, prepared, present, { actor: null, withSheet: plan.sheetShown });
    });
  } finally {
    await removeStore(present);
  }
};

/**
 * Restores a backup file while the app is closed. It keeps a store that doesn't open under another name, and with
 * `keepPresent` (no backup of it could be made) a whole one too. Throws BackupBroken, RestoreRefused or StartRefused before
 * any change.
 */
export const restoreOffline = (
  deps: DeskParts,
  plan: RestorePlan,
  proof: RestoreProof,
  keepPresent = false,
): Promise<OfflineRestore> =>
  withPrepared(deps, async (prepared) => {
    const target = storeFile(deps.dataDirectory);
    const judged = await prepare(deps, plan, prepared, target, proof);
    const isKept = existsSync(target) && (keepPresent || plan.present === 'unreadable');
    const damagedKeptAt = isKept ? `${target}.damaged-${deps.clock.now()}` : null;
    if (damagedKeptAt)
      for (const suffix of ['', '-wal'])
        if (existsSync(`${target}${suffix}`)) await rename(`${target}${suffix}`, `${damagedKeptAt}${suffix}`);
    plan.adopt();
    await swapIn(prepared, target);
    return { ...judged, damagedKeptAt };
  });

const withPrepared = async <T>(deps: DeskParts, work: (prepared: string) => Promise<T>): Promise<T> => {
  const prepared = temporaryStore(deps.dataDirectory, 'restore', deps.random);
  try {
    return await work(prepared);
  } finally {
    await removeStore(prepared);
  }
};

const isOpen = ({ isNewComputer, judged }: RestorePlan): boolean => !isNewComputer && judged !== null;

/** Opens the backup into `prepared` and carries over from `present`, today's store or a copy of it. */
const prepare = async (
  deps: DeskParts,
  plan: RestorePlan,
  prepared: string,
  present: string,
  proof: RestoreProof,
): Promise<JudgedRestore> => {
  const summary = await openBackupFile(deps, plan, prepared);
  const { clock, random } = deps;
  const newId = createNewId(clock, random);
  const accounts = new Accounts(clock, newId);
  const parts = { accounts, audit: plan.audit, head: plan.head, clock };
  const note = { name: basename(plan.file), createdAt: summary.createdAt, ...proof };
  return { ...summary, ...(await prepareCopy(prepared, await presentOf(plan, present), parts, note)) };
};

const presentOf = async (plan: RestorePlan, file: string): Promise<PresentStore> => {
  if (plan.isNewComputer) return { kind: 'new-computer' };
  if (!isOpen(plan)) return { kind: 'unreadable' };
  const present = connect(file);
  try {
    // A newer version may run this before its first start on the store.
    await migrate(present.store, async () => undefined);
  } finally {
    await present.close();
  }
  return { kind: 'open', file, judged: plan.judged };
};
