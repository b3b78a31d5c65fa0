import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Platform } from '../../main/school/application-platform';
import { openBackupFile, restoreOffline } from '../../main/serve/restore-offline';
import type { CommandCall } from '../../main/serve/command-call';
import { runCommand } from '../../main/serve/run-command';
import { systemRandom } from '../../main/school/platform/random';
import { fakeKeyProtector } from '../support/fake-key-protector';
import { fakeProduct } from '../support/fake-product';
import { foundSchool, managerPassword, type School } from '../support/school';
import { stageOf, TestDesk, valueOf } from '../support/test-desk';

const platformOf = (desk: TestDesk): Omit<Platform, 'reopen'> => ({
  dataDirectory: desk.directory,
  clock: desk.clock,
  random: systemRandom,
  keyProtector: desk.keyProtector,
  desktop: desk.desktop,
  logger: { info: () => undefined, error: () => undefined },
  product: fakeProduct,
});

const call = (command: CommandCall['command'], backup: string | null, yes = false): CommandCall => ({
  command,
  backup,
  yes,
  workingDirectory: tmpdir(),
  recoveryKey: false,
});

const outputOf = () => {
  const lines: string[] = [];
  return {
    lines,
    line: (text: string) => void lines.push(text),
    problem: (text: string) => void lines.push(text),
  };
};

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

  test('backup, verify and restore work and report their result', async () => {
    const output = outputOf();
    const platform = platformOf(school.desk);
    expect(await runCommand(call('backup', null), platform, output)).toBe(0);
    expect(await runCommand(call('verify', name), platform, output)).toBe(0);
    expect(await runCommand(call('restore', name), platform, output)).toBe(0);
    expect(output.lines.at(-1)).toContain('Nothing was changed');
    expect(await runCommand(call('restore', name, true), platform, output)).toBe(0);
    expect(output.lines.at(-1)).toContain('Northside Gymnastics, 1 staff');
    expect(await runCommand(call('verify', null), platform, output)).toBe(2);
    expect(await runCommand(call('verify', 'none.lkb'), platform, output)).toBe(1);
    await reopened();
  });

  test('a damaged store is replaced, and kept beside the new one', async () => {
    writeFileSync(join(school.desk.directory, 'latchkey.db'), 'not a database at all, '.repeat(400));
    for (const suffix of ['-wal', '-shm'])
      rmSync(join(school.desk.directory, `latchkey.db${suffix}`), { force: true });
    const output = outputOf();
    expect(await runCommand(call('restore', name, true), platformOf(school.desk), output)).toBe(0);
    expect(readdirSync(school.desk.directory).some((file) => file.startsWith('latchkey.db.damaged-'))).toBe(
      true,
    );
    await reopened();
  });

  test('a new computer restores the backup only with the recovery key', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'latchkey-new-'));
    try {
      const file = join(directory, 'carried.lkb');
      copyFileSync(join(school.desk.directory, 'backups', name), file);
      const parts = {
        ...platformOf(school.desk),
        dataDirectory: directory,
        keyProtector: fakeKeyProtector('new computer'),
      };
      await expect(restoreOffline(parts, file, null)).rejects.toThrow(/desk.json is missing/);
      await expect(restoreOffline(parts, file, 'A'.repeat(28))).rejects.toThrow(/not the recovery key/);
      const target = join(directory, 'latchkey.db.verify');
      expect((await openBackupFile(parts, file, recoveryKey, target)).schoolName).toBe(
        'Northside Gymnastics',
      );
      await restoreOffline(parts, file, recoveryKey);
      const desk = await TestDesk.on(directory, parts.keyProtector);
      const office = desk.window('office');
      valueOf(await office.signIn.begin({ username: 'maria', password: managerPassword }));
      await stageOf(office, 'signed-in');
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
    await restoreOffline(platformOf(school.desk), join(directory, 'backups', name), recoveryKey);
    school = { desk: await TestDesk.on(directory, keyProtector), office };
    const again = school.desk.window('office');
    valueOf(await again.signIn.begin({ username: 'maria', password: managerPassword }));
    expect(valueOf(await again.audit.verify()).kind).toBe('whole');
    await school.desk.application.close();
  });

  test('another desk in use is not overwritten', async () => {
    const other = await foundSchool();
    await other.desk.application.close();
    try {
      const file = join(school.desk.directory, 'backups', name);
      await expect(restoreOffline(platformOf(other.desk), file, recoveryKey)).rejects.toThrow(/another desk/);
    } finally {
      rmSync(other.desk.directory, { recursive: true, force: true });
    }
  });
});
