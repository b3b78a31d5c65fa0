import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  addStaff,
  codeFor,
  enrol,
  foundSchool,
  managerPassword,
  requireTwoFactor,
  type School,
  staffPassword,
  staffIn,
} from '../support/school';
import { readerInPlace } from '../../main/school/backups/store-reader';
import { ReadInterrupted } from '../../main/school/backups/read-interrupted';
import { RawStore } from '../support/raw-store';
import { dismissShown, noticesIn } from '../support/notices';
import { codeOf, stageOf, valueOf } from '../support/test-desk';

describe('backup and restore', () => {
  let school: School;
  beforeEach(async () => {
    school = await foundSchool();
  });
  afterEach(async () => {
    expect(school.desk.errors).toEqual([]);
    await school.desk.remove();
  });

  test('a backup is listed, verifies, and holds nothing in the clear', async () => {
    const { desk, office } = school;
    const made = valueOf(await office.backup.make());
    const { backups, folder } = valueOf(await office.backup.list());
    expect(backups).toEqual([made]);
    expect(made.reason).toBe('manual');
    expect(valueOf(await office.backup.verify({ name: made.name }))).toMatchObject({
      schoolName: 'Northside Gymnastics',
      accounts: 1,
      activeAccounts: 1,
    });
    const bytes = readFileSync(join(folder, made.name));
    expect(bytes.includes('Northside')).toBe(false);
    expect(bytes.includes('maria')).toBe(false);
    expect(readdirSync(desk.directory).filter((name) => name.startsWith('latchkey.db.'))).toEqual([]);
  });

  test('an altered, cut or foreign backup is refused and nothing changes', async () => {
    const { office } = school;
    const made = valueOf(await office.backup.make());
    const file = join(valueOf(await office.backup.list()).folder, made.name);
    const whole = readFileSync(file);
    for (const position of [whole.indexOf(10) + 50, whole.length - 1, 40]) {
      const altered = Buffer.from(whole);
      altered[position] = (altered[position] ?? 0) ^ 1;
      writeFileSync(file, altered);
      expect(codeOf(await office.backup.verify({ name: made.name }))).toBe('backup-broken');
      expect(codeOf(await office.backup.restore({ name: made.name }))).toBe('backup-broken');
    }
    writeFileSync(file, whole.subarray(0, whole.length - 20));
    expect(codeOf(await office.backup.verify({ name: made.name }))).toBe('backup-broken');
    expect(codeOf(await office.backup.verify({ name: '../desk.json' }))).toBe('backup-broken');
    await stageOf(office, 'signed-in');
  });

  test('a new backup is verified before it counts: one of a damaged store is refused and removed', async () => {
    const { desk, office } = school;
    const good = valueOf(await office.backup.make());
    desk.clock.pass(1_000);
    const raw = new RawStore(desk.directory);
    raw.run('pragma ignore_check_constraints = on');
    raw.run("update audit_events set outcome = 'neither' where sequence = 1");
    raw.close();
    expect(codeOf(await office.backup.make())).toBe('backup-broken');
    expect(valueOf(await office.backup.list()).backups).toEqual([good]);
  });

  test('a backup that could not be read is not called broken, and nothing changes', async () => {
    const { desk, office } = school;
    const good = valueOf(await office.backup.make());
    desk.clock.pass(1_000);
    desk.reader = {
      ...readerInPlace,
      summarise: async () => {
        throw new ReadInterrupted('no answer');
      },
    };
    await desk.restart();
    const again = desk.window('office');
    valueOf(await again.signIn.begin({ username: 'maria', password: managerPassword }));
    await addStaff(again, 'frank', 'front-desk');
    expect(codeOf(await again.backup.verify({ name: good.name }))).toBe('backup-not-read');
    expect(codeOf(await again.backup.restore({ name: good.name }))).toBe('backup-not-read');
    expect(codeOf(await again.backup.make())).toBe('backup-not-read');
    expect(valueOf(await again.backup.list()).backups).toEqual([good]);
    expect(await staffIn(again)).toHaveLength(2);
    await stageOf(again, 'signed-in');
  });

  test('a restore brings staff back, keeps the log and the second factors, and signs everybody out', async () => {
    const { desk, office } = school;
    await requireTwoFactor(office, { office: false, staff: true });
    await addStaff(office, 'frank', 'front-desk');
    const made = valueOf(await office.backup.make());
    await addStaff(office, 'gina', 'front-desk');
    const staff = desk.window('staff');
    const { secretKey } = await enrol(desk, staff, 'frank');

    const restored = valueOf(await office.backup.restore({ name: made.name }));
    expect(restored.accounts).toBe(2);
    expect(restored).toMatchObject({ log: 'whole', lost: 0, gone: 1, goneNames: 'gina', back: 0 });
    expect(restored.carried).toBeGreaterThan(0);
    await stageOf(office, 'signed-out');
    await stageOf(staff, 'signed-out');

    valueOf(await office.signIn.begin({ username: 'maria', password: managerPassword }));
    const names = (await staffIn(office)).map(({ name }) => name);
    expect(names).toContain('frank');
    expect(names).not.toContain('gina');
    expect(valueOf(await office.audit.verify()).kind).toBe('whole');
    expect(valueOf(await office.health.read()).auditLogBroken).toBe(false);

    // Frank enrolled after the backup: his app still works, and the restore accepts no code that he has used.
    valueOf(await staff.signIn.begin({ username: 'frank', password: staffPassword }));
    await stageOf(staff, 'code');
    const used = await staff.signIn.answerCode({ code: codeFor(secretKey, desk.clock.now()) });
    expect(codeOf(used)).toBe('code-already-used');
    desk.clock.pass(30_000);
    valueOf(await staff.signIn.answerCode({ code: codeFor(secretKey, desk.clock.now()) }));
    await stageOf(staff, 'signed-in');
  });

  test('a restore loses no notice of a reset or a report, and repeats none', async () => {
    const { desk, office } = school;
    await addStaff(office, 'nora', 'manager');
    await addStaff(office, 'frank', 'front-desk');
    const frank = desk.window('office');
    await frank.signIn.begin({ username: 'frank', password: 'not the right one' });
    valueOf(await frank.signIn.begin({ username: 'frank', password: staffPassword }));
    valueOf(await frank.ownAccount.read());
    const made = valueOf(await office.backup.make());
    // After the backup Frank dismisses a notice, and reports an entry.
    valueOf(await dismissShown(frank));
    const entryOf = async () =>
      valueOf(await frank.ownAccount.signIns({ before: null })).entries.find(
        ({ outcome }) => outcome === 'failure',
      );
    const entry = await entryOf();
    if (!entry) throw new Error('No failed try');
    const { hostId, sequence } = entry;
    valueOf(await frank.ownAccount.reportSignIn({ hostId, sequence }));

    valueOf(await office.backup.restore({ name: made.name }));
    valueOf(await frank.signIn.begin({ username: 'frank', password: staffPassword }));
    expect(await entryOf()).toEqual({ ...entry, reported: true });
    expect(codeOf(await frank.ownAccount.reportSignIn({ hostId, sequence }))).toBe('already-reported');
    expect((await stageOf(frank, 'signed-in')).notices).toEqual([]);
    valueOf(await office.signIn.begin({ username: 'nora', password: staffPassword }));
    expect((await noticesIn(office)).map(({ kind }) => kind)).toEqual(['restored', 'sign-in-reported']);
  });

  test('the desk makes a daily backup some time after the start, and keeps fourteen', async () => {
    const { desk, office } = school;
    await desk.application.tick();
    expect(valueOf(await office.backup.list()).backups).toEqual([]);
    for (let day = 0; day < 16; day += 1) {
      desk.clock.pass(25 * 60 * 60_000);
      await desk.application.tick();
    }
    const window = desk.window('office');
    valueOf(await window.signIn.begin({ username: 'maria', password: managerPassword }));
    const { backups } = valueOf(await window.backup.list());
    expect(backups.filter(({ reason }) => reason === 'daily')).toHaveLength(14);
  });

  /** A desk with a slow reader, and Maria’s window. */
  const readingSlowly = async () => {
    const { desk } = school;
    desk.reader = {
      ...readerInPlace,
      summarise: async (file) => {
        await pause(100);
        return readerInPlace.summarise(file);
      },
    };
    await desk.restart();
    const maria = desk.window('office');
    valueOf(await maria.signIn.begin({ username: 'maria', password: managerPassword }));
    return maria;
  };

  test('parallel work on backups does not interfere: a whole one is never called broken', async () => {
    const maria = await readingSlowly();
    const { name } = valueOf(await maria.backup.make());
    const verifyLater = async (time: number) => {
      await pause(time);
      return maria.backup.verify({ name });
    };
    school.desk.clock.pass(1_000);
    const all = await Promise.all([
      verifyLater(0),
      verifyLater(40),
      maria.backup.make(),
      verifyLater(80),
      verifyLater(120),
    ]);
    for (const result of all) expect(result.ok).toBe(true);
    expect(valueOf(await maria.backup.list()).backups).toHaveLength(2);
    const left = readdirSync(school.desk.directory).filter((file) => /\.(backup|verify|restore)/.test(file));
    expect(left).toEqual([]);
  });

  test('of two restores at once one succeeds and the other one is refused', async () => {
    const maria = await readingSlowly();
    await addStaff(maria, 'mark', 'manager');
    const mark = school.desk.window('office');
    valueOf(await mark.signIn.begin({ username: 'mark', password: staffPassword }));
    const { name } = valueOf(await maria.backup.make());
    await addStaff(maria, 'frank', 'front-desk');
    const later = async () => {
      await pause(40);
      return mark.backup.restore({ name });
    };
    const [first, second] = await Promise.all([maria.backup.restore({ name }), later()]);
    expect(valueOf(first).accounts).toBe(2);
    expect(codeOf(second)).toBe('backup-not-read');
    valueOf(await maria.signIn.begin({ username: 'maria', password: managerPassword }));
    expect(await staffIn(maria)).toHaveLength(2);
    expect(valueOf(await maria.audit.verify()).kind).toBe('whole');
  });
});
