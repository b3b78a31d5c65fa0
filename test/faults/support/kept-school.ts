import { givenPassword, managerPassword, staffPassword, staffIn } from '../../support/school';
import { codeFor } from '../../support/school';
import { stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import type { WindowClient } from './client-over';
import { DeskProcess } from './desk-process';
import { newDirectory, removeDirectories, storePath } from './store';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { newStaff } from '../../support/staff-calls';

/** A closed desk with a backup and newer data. Frank has an authenticator; Maria is a manager. */
export interface KeptSchool {
  readonly directory: string;
  readonly backup: string;
  /** The key on the owner's sheet. */
  readonly recoveryKey: string;
  readonly frank: { readonly secretKey: string; readonly codes: readonly string[] };
  /** A new copy of the data directory, removed with the school. */
  copy(): string;
  remove(): void;
}

export const maria = { username: 'maria', password: managerPassword } as const;
export const frank = { username: 'frank', password: staffPassword } as const;

/** Signs Maria in at a new window of the Office Portal. */
export const asManager = async (desk: DeskProcess): Promise<WindowClient> => {
  const office = desk.window('office');
  valueOf(await office.signIn.begin(maria));
  return office;
};

/** The names of everybody, as a manager sees them. They differ between the backup and today's data. */
export const staffNames = async (office: WindowClient): Promise<string[]> =>
  (await staffIn(office)).map(({ name }) => name).toSorted();

/** The names in the backup, and the names today. */
export const namesInBackup = ['Frank Osei', 'Maria Lopez'];
export const namesToday = ['After', 'Frank Osei', 'Maria Lopez'];

/** Creates such a school through the product's main, an hour ago. */
export const keepSchool = async (): Promise<KeptSchool> => {
  const directories = [newDirectory()];
  const directory = directories[0] ?? '';
  const desk = await DeskProcess.start({ directory, ahead: -60 * 60_000 });
  const office = desk.window('office');
  valueOf(await office.signIn.setUp({ schoolName: 'Northside Gymnastics', name: 'Maria Lopez', ...maria }));
  valueOf(await office.keys.issueSheet());
  const { recoveryKey } = await stageOf(office as TestWindow, 'owner-sheet');
  valueOf(await office.keys.putSheetAway());
  const stored = valueOf(await office.options.read());
  const requireTwoFactor = { office: false, staff: true };
  valueOf(await office.options.save({ ...stored, options: { ...stored.options, requireTwoFactor } }));
  valueOf(
    await office.staff.add(
      newStaff({ name: 'Frank Osei', role: 'front-desk', username: frank.username, password: givenPassword }),
    ),
  );
  const staff = desk.window('staff');
  valueOf(await staff.signIn.begin({ ...frank, password: givenPassword }));
  const { secretKey } = await stageOf(staff as TestWindow, 'enrolment');
  const { now } = await desk.clock();
  valueOf(await staff.signIn.confirmEnrolment({ code: codeFor(secretKey, now) }));
  valueOf(await staff.signIn.choosePassword({ newPassword: frank.password }));
  const { codes } = await stageOf(staff as TestWindow, 'recovery-codes');
  const { name: backup } = valueOf(await office.backup.make());
  const after = newStaff({ name: 'After', username: 'after', password: staffPassword });
  valueOf(await office.staff.add(after));
  await desk.close();
  return {
    directory,
    backup,
    recoveryKey,
    frank: { secretKey, codes },
    copy: () => {
      const copied = newDirectory(directory);
      directories.push(copied);
      return copied;
    },
    remove: () => removeDirectories(directories),
  };
};

/** Runs `latchkey restore` on a closed desk. Returns its exit code and lines. */
export const restoreByCommand = async (directory: string, backup: string) =>
  (await DeskProcess.command({
    directory,
    command: { command: 'restore', backup, workingDirectory: directory, yes: true, recoveryKey: false },
  })) ?? { exitCode: -1, lines: [] };

/** The temporary files of a running backup or restore in a data directory. */
export const leftovers = (directory: string): string[] =>
  readdirSync(directory).filter((name) => /^latchkey\.db\.(backup|verify|restore)/.test(name));

/** Copies a store's file without, or with, what SQLite keeps beside it. */
export const copyStore = (from: string, to: string, suffixes: readonly string[]): void => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${storePath(to)}${suffix}`, { force: true });
  for (const suffix of suffixes)
    if (existsSync(`${storePath(from)}${suffix}`))
      cpSync(`${storePath(from)}${suffix}`, join(to, `latchkey.db${suffix}`));
};
