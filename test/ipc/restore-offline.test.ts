import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { command, platformOf } from '../support/commands';
import { fakeKeyProtector } from '../support/fake-key-protector';
import { RawStore } from '../support/raw-store';
import { foundSchool, managerPassword, type School } from '../support/school';
import { stageOf, TestDesk, valueOf } from '../support/test-desk';

describe('the commands of a closed desk', () => {
  let school: School;
  let name: string;
  let recoveryKey: string;
  beforeEach(async () => {
    school = await foundSchool();
    valueOf(await school.office.keys.issueSheet());
    ({ recoveryKey } = await stageOf(school.office, 'owner-sheet'));
    valueOf(await school.office.keys.putSheetAway());
    ({ name } = valueOf(await school.office.backup.make()));
    await school.desk.application.close();
  });
  afterEach(() => {
    rmSync(school.desk.directory, { recursive: true, force: true });
  });

  const reopened = async (): Promise<void> => {
    const desk = await TestDesk.on(school.desk.directory, school.desk.keyProtector);
    const office = desk.window('office');
    valueOf(await office.signIn.begin({ username: 'maria', password: managerPassword }));
    await stageOf(office, 'signed-in');
    expect(valueOf(await office.health.read()).auditLogBroken).toBe(false);
    await desk.application.close();
  };

  const byMaria = { typed: ['maria', managerPassword] } as const;
  const withSheet = (typed: string) => ({ recoveryKey: true, typed: [typed] });

  test('backup, verify and restore work and report their result', async () => {
    const { desk } = school;
    expect((await command(desk, 'backup')).exitCode).toBe(0);
    expect((await command(desk, 'verify', { backup: name })).exitCode).toBe(0);
    const preview = await command(desk, 'restore', { backup: name });
    expect(preview.exitCode).toBe(0);
    expect(preview.lines[0]).toContain('This would bring back: Northside Gymnastics, 1 staff');
    expect(preview.lines).toContain('Audit log before the restore: whole.');
    expect(preview.lines.at(-1)).toContain('Nothing was changed');
    const done = await command(desk, 'restore', { backup: name, yes: true, ...byMaria });
    expect(done.exitCode).toBe(0);
    expect(done.lines).toContain('Audit log before the restore: whole.');
    expect(done.lines.at(-1)).toContain('Northside Gymnastics, 1 staff');
    expect((await command(desk, 'verify')).exitCode).toBe(2);
    expect((await command(desk, 'verify', { backup: 'none.lkb' })).exitCode).toBe(1);
    await reopened();
  });

  test('a preview changes no file', async () => {
    // SQLite leaves empty files beside a store that was only read.
    const files = (): string[] =>
      readdirSync(school.desk.directory)
        .filter((file) => !/-(wal|shm)$/.test(file))
        .toSorted();
    const [before, store] = [files(), readFileSync(join(school.desk.directory, 'latchkey.db'))];
    expect((await command(school.desk, 'restore', { backup: name })).exitCode).toBe(0);
    expect(files()).toEqual(before);
    expect(readFileSync(join(school.desk.directory, 'latchkey.db')).equals(store)).toBe(true);
  });

  test('a damaged store is replaced with the owner’s sheet, and kept beside the new one', async () => {
    const { desk } = school;
    writeFileSync(join(desk.directory, 'latchkey.db'), 'not a database at all, '.repeat(400));
    for (const suffix of ['-wal', '-shm'])
      rmSync(join(desk.directory, `latchkey.db${suffix}`), { force: true });
    const call = { backup: name, yes: true };
    expect((await command(desk, 'restore', { ...call, ...byMaria })).exitCode).toBe(1);
    expect((await command(desk, 'restore', { ...call, ...withSheet(recoveryKey) })).exitCode).toBe(0);
    expect(readdirSync(desk.directory).some((file) => file.startsWith('latchkey.db.damaged-'))).toBe(true);
    await reopened();
  });

  test('a lost key store is opened by the present sheet, and no other', async () => {
    const { desk } = school;
    const platform = { ...platformOf(desk), keyProtector: fakeKeyProtector('another keychain') };
    const call = { backup: name, yes: true, platform };
    expect((await command(desk, 'restore', { ...call, ...byMaria })).exitCode).toBe(1);
    expect((await command(desk, 'restore', { ...call, ...withSheet('A'.repeat(28)) })).exitCode).toBe(1);
    expect((await command(desk, 'restore', { ...call, ...withSheet(recoveryKey) })).exitCode).toBe(0);
    const again = await TestDesk.on(desk.directory, platform.keyProtector);
    valueOf(await again.window('office').signIn.begin({ username: 'maria', password: managerPassword }));
    await again.application.close();
  });

  test('a new computer restores the backup only with the recovery key', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'latchkey-new-'));
    try {
      const backup = join(directory, 'carried.lkb');
      copyFileSync(join(school.desk.directory, 'backups', name), backup);
      const platform = {
        ...platformOf(school.desk),
        dataDirectory: directory,
        keyProtector: fakeKeyProtector('new computer'),
      };
      const call = { backup, platform, yes: true };
      expect((await command(school.desk, 'restore', call)).lines).toEqual([
        expect.stringMatching(/desk.json is missing/),
      ]);
      const wrong = await command(school.desk, 'restore', { ...call, ...withSheet('A'.repeat(28)) });
      expect(wrong.lines).toEqual([expect.stringMatching(/not the recovery key/)]);
      const verified = await command(school.desk, 'verify', { ...call, ...withSheet(recoveryKey) });
      expect(verified.lines).toEqual([expect.stringContaining('Northside Gymnastics')]);
      const done = await command(school.desk, 'restore', { ...call, ...withSheet(recoveryKey) });
      expect(done.lines).toContain('This computer held no data before.');
      const desk = await TestDesk.on(directory, platform.keyProtector);
      const office = desk.window('office');
      valueOf(await office.signIn.begin({ username: 'maria', password: managerPassword }));
      const { notices } = await stageOf(office, 'signed-in');
      expect(notices.filter(({ kind }) => kind === 'restored')).toMatchObject([
        { kind: 'restored', byName: '', details: { log: 'none' } },
      ]);
      const raw = new RawStore(directory);
      expect(raw.audited()).not.toContain('!audit.found-broken');
      raw.close();
      await desk.application.close();
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });

  test('an older backup with the sheet of its time leaves the log of a desk with a newer sheet whole', async () => {
    const { directory, keyProtector } = school.desk;
    const desk = await TestDesk.on(directory, keyProtector);
    const office = desk.window('office');
    valueOf(await office.signIn.begin({ username: 'maria', password: managerPassword }));
    valueOf(await office.keys.issueSheet());
    await desk.application.close();
    const restored = await command(school.desk, 'restore', {
      backup: name,
      yes: true,
      typed: ['maria', managerPassword],
    });
    expect(restored.exitCode).toBe(0);
    school = { desk: await TestDesk.on(directory, keyProtector), office };
    const again = school.desk.window('office');
    valueOf(await again.signIn.begin({ username: 'maria', password: managerPassword }));
    expect(valueOf(await again.audit.verify()).kind).toBe('whole');
    await school.desk.application.close();
  });

  test('a desk before its first run takes a backup like a new computer', async () => {
    const other = await TestDesk.start(fakeKeyProtector('new computer'));
    await other.application.close();
    try {
      const backup = join(school.desk.directory, 'backups', name);
      const call = { backup, yes: true };
      expect((await command(other, 'restore', call)).exitCode).toBe(1);
      const { exitCode, lines } = await command(other, 'restore', { ...call, ...withSheet(recoveryKey) });
      expect([exitCode, lines]).toEqual([0, expect.arrayContaining(['This computer held no data before.'])]);
      const again = await TestDesk.on(other.directory, other.keyProtector);
      valueOf(await again.window('office').signIn.begin({ username: 'maria', password: managerPassword }));
      await again.application.close();
    } finally {
      rmSync(other.directory, { recursive: true, force: true });
    }
  });

  test('another desk in use is not overwritten', async () => {
    const other = await foundSchool();
    await other.desk.application.close();
    try {
      const backup = join(school.desk.directory, 'backups', name);
      const { exitCode, lines } = await command(other.desk, 'restore', {
        backup,
        yes: true,
        ...withSheet(recoveryKey),
      });
      expect([exitCode, lines]).toEqual([1, [expect.stringMatching(/another desk/)]]);
    } finally {
      rmSync(other.desk.directory, { recursive: true, force: true });
    }
  });
});
