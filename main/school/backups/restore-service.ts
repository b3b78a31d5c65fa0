import type { RestoreReport } from '../../../shared/restore-report';
import type { Accounts } from '../accounts/accounts';
import type { AuditHead } from '../audit/audit-head';
import type { AuditLog } from '../audit/audit-log';
import type { Clock } from '../platform/clock';
import type { Random } from '../platform/random';
import type { Store } from '../store/schema';
import type { BackupService, ExclusiveBackups, OpenedBackup } from './backup-service';
import { judgeRestorer, type Restorer } from './restore-refused';
import { prepareCopy, storeFile, swapIn } from './swap-in';
import { removeStore, temporaryStore } from './temporary-store';

/** The content of a backup, and what its restore finds, keeps, brings back and loses. */
export type JudgedBackup = OpenedBackup & RestoreReport;

/** Closes the application, runs `swap`, and opens the application again. Resolves once it is open. */
export type Reopen = (swap: () => Promise<void>) => Promise<void>;

/** Dependencies of `RestoreService`. */
export interface RestoreServiceDeps {
  readonly directory: string;
  readonly store: Store;
  readonly backups: BackupService;
  readonly audit: AuditLog;
  readonly head: AuditHead;
  readonly accounts: Accounts;
  readonly clock: Clock;
  readonly random: Random;
  readonly reopen: Reopen;
}

/** Replaces a running application's store with a backup: prepares a safe copy beside it, then swaps it in. */
export class RestoreService {
  constructor(private readonly deps: RestoreServiceDeps) {}

  /** Does a restore on a copy that it throws away, to say what it would find, keep, bring back and lose. */
  judge(name: string, actor: Restorer): Promise<JudgedBackup> {
    return this.withCopy(name, async (_own, opened, copy) => ({
      ...opened,
      ...(await this.prepare(copy, name, opened, actor)),
    }));
  }

  /** Backs up the present store, then restores a backup of the folder. Throws BackupBroken, RestoreRefused before any change. */
  restore(name: string, actor: Restorer): Promise<JudgedBackup> {
    const { directory, store, accounts, backups, reopen } = this.deps;
    return this.withCopy(name, async (own, opened, copy) => {
      await own.backUpBeforeRestore();
      // Judged again in the transaction that writes the copy. Here it refuses before everybody is signed out.
      await judgeRestorer(accounts, store, actor);
      const done: { report?: RestoreReport } = {};
      backups.retire();
      // The application is closed meanwhile, so that the copy gets every change that it confirmed.
      await reopen(async () => {
        done.report = await this.prepare(copy, name, opened, actor);
        await swapIn(copy, storeFile(directory));
      });
      if (!done.report) throw new Error('The application opened again without the restore');
      return { ...opened, ...done.report };
    });
  }

  private prepare(
    copy: string,
    name: string,
    { createdAt }: OpenedBackup,
    actor: Restorer,
  ): Promise<RestoreReport> {
    const present = { kind: 'open', file: storeFile(this.deps.directory) } as const;
    return prepareCopy(copy, present, this.deps, { name, createdAt, actor, withSheet: false });
  }

  private withCopy<T>(
    name: string,
    work: (own: ExclusiveBackups, opened: OpenedBackup, copy: string) => Promise<T>,
  ): Promise<T> {
    const { directory, backups, random } = this.deps;
    return backups.exclusively(async (own) => {
      const copy = temporaryStore(directory, 'restore', random);
      try {
        return await work(own, await own.open(name, copy), copy);
      } finally {
        await removeStore(copy);
      }
    });
  }
}
