import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { codeOf, valueOf } from '../support/test-desk';
import { DeskProcess, NotStarted } from './support/desk-process';
import { readFacts } from './support/facts';
import { asManager, frank, type KeptSchool, keepSchool } from './support/kept-school';
import { noMountsBecause, whileImmutable, whileReadOnly } from './support/mounts';
import { digestOf, halves, storePath } from './support/store';
import { skipBecause, report } from './support/outcome';

test.describe('3 read-only', () => {
  let school: KeptSchool;
  test.beforeAll(async () => {
    school = await keepSchool();
  });
  test.afterAll(() => school.remove());
  test.beforeEach(() => {
    const obstacle = noMountsBecause();
    if (obstacle !== null) skipBecause(obstacle);
  });

  const refusalOf = async (directory: string, prefix: readonly string[] = []): Promise<NotStarted> => {
    const outcome = await DeskProcess.start({ directory }, { prefix }).catch((cause: unknown) => cause);
    if (outcome instanceof DeskProcess) await outcome.close();
    expect(outcome).toBeInstanceOf(NotStarted);
    return outcome as NotStarted;
  };

  test('a data folder that is read-only at the start', async () => {
    const directory = school.copy();
    const before = digestOf(storePath(directory));
    await whileReadOnly(directory, async () => {
      const refusal = await refusalOf(directory);
      expect(refusal).toMatchObject({ reason: 'data-directory-unusable' });
      expect(refusal.message).toMatch(/may write/);
    });
    expect(digestOf(storePath(directory))).toBe(before);
    await (await DeskProcess.start({ directory })).close();

    // An empty folder and another user, whose rights do not suffice.
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-fault-'));
    try {
      execFileSync('chown', ['65534', folder]);
      chmodSync(folder, 0o500);
      const asNobody = ['setpriv', '--reuid=65534', '--clear-groups'];
      for (const place of [folder, join(folder, 'new')])
        expect(await refusalOf(place, asNobody)).toMatchObject({ reason: 'data-directory-unusable' });
      expect(readdirSync(folder)).toEqual([]);
      writeFileSync(join(folder, 'file'), '');
      expect(await refusalOf(join(folder, 'file', 'desk'))).toMatchObject({
        reason: 'data-directory-unusable',
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    report(
      'starts on a read-only mount, in a folder without rights, in one that cannot be made, below a file: 5',
      'refused as unusable, nothing made or changed; starts when it can be written',
    );
  });

  test('files that become read-only while the desk is open', async () => {
    const directory = school.copy();
    let desk = await DeskProcess.start({ directory });
    let office = await asManager(desk);
    let staff = desk.window('staff');
    // Not the -shm file: it is mapped memory, and Linux ends a process that writes to it (SIGBUS).
    const store = ['', '-wal'].map((suffix) => `${storePath(directory)}${suffix}`);
    const before = readFacts(directory);
    await whileImmutable(store, async () => {
      expect(codeOf(await staff.signIn.begin(frank))).toBe('store-failed');
      expect(codeOf(await office.options.read())).toBe('store-failed');
    });
    expect(readFacts(directory)).toEqual(before);
    // SQLite sees a failed write, so the desk trusts nothing until a restart.
    expect(codeOf(await staff.signIn.begin(frank))).toBe('store-failed');
    await desk.close();
    expect(readFacts(directory)).toEqual(before);
    desk = await DeskProcess.start({ directory });
    office = await asManager(desk);
    staff = desk.window('staff');
    valueOf(await staff.signIn.begin(frank));

    const { folder } = valueOf(await office.backup.list());
    await whileImmutable([folder], async () => {
      expect(codeOf(await office.backup.make())).toBe('backup-failed');
    });
    valueOf(await office.backup.make());
    await whileImmutable([directory], async () => {
      expect(codeOf(await office.keys.issueSheet())).toMatch(/^(store-read-only|internal-error)$/);
    });
    valueOf(await office.keys.issueSheet());
    await desk.close();
    expect(halves(directory)).toEqual([]);
    report(
      'store, backups folder and data folder made immutable under an open desk: 5 calls',
      'store-failed until a restart, or backup-failed; nothing changed; goes on afterwards',
    );
  });
});
