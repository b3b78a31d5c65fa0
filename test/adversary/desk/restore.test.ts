import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { readerInPlace } from '../../../main/school/backups/store-reader';
import { openRing, readDeskFile, sealRing, writeDeskFile } from '../../../main/school/keys/desk-file';
import { systemRandom } from '../../../main/school/platform/random';
import { everyEvent } from '../../../shared/ipc/audit-contract';
import { command } from '../../support/commands';
import { fakeKeyProtector } from '../../support/fake-key-protector';
import type { PreparedDesk, PreparedSchool, Username } from '../../support/prepared-school';
import { prepareSchool } from '../../support/prepared-school';
import { RawStore } from '../../support/raw-store';
import { foundSchool, managerPassword, staffPassword } from '../../support/school';
import { setSwitches } from '../../support/sign-in-tests';
import { editOf } from '../../support/staff-calls';
import { codeOf, stageOf, TestDesk, type TestWindow, valueOf } from '../../support/test-desk';
import { test } from '../support/desk-test';

let school: PreparedSchool;
let open: PreparedDesk;
let maria: TestWindow;
beforeEach(async () => {
  school = await prepareSchool({ twoFactor: true });
  open = await school.open();
  maria = await open.signIn('maria');
});
afterEach(async () => {
  expect(open.desk.errors).toEqual([]);
  await open.remove();
  school.remove();
});

const backUp = async (): Promise<string> => valueOf(await maria.backup.make()).name;

/** Writes to the store's file, past the application. */
const write = (query: string, ...values: unknown[]): number => {
  const raw = new RawStore(open.desk.directory);
  try {
    return raw.run(query, ...values);
  } finally {
    raw.close();
  }
};
const read = (query: string): Record<string, unknown>[] => {
  const raw = new RawStore(open.desk.directory);
  try {
    return raw.rows(query);
  } finally {
    raw.close();
  }
};
const lastSequence = (): number =>
  Number(read('select max(sequence) as last from audit_events')[0]?.['last']);
/** Flips a bit of an event's MAC. */
const flip = (sequence: number): void => {
  const row = read(`select mac from audit_events where sequence = ${sequence}`)[0];
  const mac = Buffer.from(row?.['mac'] as Buffer);
  mac[9] = (mac[9] ?? 0) ^ 1;
  expect(write('update audit_events set mac = ? where sequence = ?', mac, sequence)).toBe(1);
};

/** Some events: sign-ins and refusals. */
const happen = async (): Promise<void> => {
  for (const password of ['one loud valley sleeps', 'two loud valleys sleep', 'three loud valleys sleep'])
    codeOf(await open.desk.window('staff').signIn.begin({ username: 'frank', password }));
};

const restoredEvent = async () => {
  const { rows } = valueOf(
    await maria.audit.page({ filter: { ...everyEvent, kind: 'backup' }, after: null }),
  );
  const event = rows.find(({ action }) => action === 'backup.restored');
  if (!event) throw new Error('No event of a restore');
  return event.details;
};
const actions = (): unknown[] =>
  read('select action from audit_events order by sequence').map(({ action }) => action);
const noticesOf = async (username: Username) =>
  (await stageOf(await open.signIn(username), 'signed-in')).notices.filter(({ kind }) => kind === 'restored');

/** A restore by Maria from the command line, with a code that is unused. */
const byMaria = (backup: string) => {
  open.desk.clock.pass(30_000);
  return { backup, yes: true, typed: ['maria', managerPassword, open.code('maria')] };
};

/** Restores as Maria. `last` is the sequence before the restore, behind the event of her factor. */
const restoreNow = async (name: string) => {
  open.desk.factors.answers = false;
  expect(codeOf(await maria.backup.restore({ name }))).toBe('step-up-needed');
  open.desk.clock.pass(30_000);
  valueOf(await maria.session.stepUp({ factor: 'code', code: open.code('maria') }));
  open.desk.factors.answers = true;
  const last = lastSequence();
  return { last, restored: valueOf(await maria.backup.restore({ name })) };
};

describe('a restore that should launder the audit log', () => {
  test('after an altered event: says so, and carries only events before it', async ({ tries }) => {
    const name = await backUp();
    const before = lastSequence();
    await happen();
    flip(before + 2);
    const { last, restored } = await restoreNow(name);
    // The backup's own event was the first to be carried.
    expect(restored).toMatchObject({ log: 'altered', carried: before + 1 - restored.auditEvents });
    maria = await open.signIn('maria');
    const lost = last - (before + 1);
    expect(lost).toBeGreaterThan(0);
    expect(await restoredEvent()).toMatchObject({ log: 'altered', carried: restored.carried, lost });
    expect(actions()).toContain('audit.found-broken');
    expect(valueOf(await maria.health.read()).auditLogBroken).toBe(true);
    // Like an ordinary start: the head stays as evidence until the log is saved.
    expect(valueOf(await maria.audit.verify()).kind).toBe('altered');
    await open.desk.application.tick();
    // What a start found stays until the next one.
    expect(valueOf(await maria.audit.verify()).kind).toBe('cut');
    await open.desk.restart();
    maria = await open.signIn('maria');
    expect(valueOf(await maria.audit.verify()).kind).toBe('whole');
    tries.add();
  });

  test('after an altered event that the backup has whole: says so, and loses nothing', async ({ tries }) => {
    const name = await backUp();
    await happen();
    flip(3);
    const { last, restored } = await restoreNow(name);
    expect(restored).toMatchObject({ log: 'altered', carried: last - restored.auditEvents, lost: 0 });
    maria = await open.signIn('maria');
    expect(await restoredEvent()).toMatchObject({ log: 'altered' });
    expect(valueOf(await maria.audit.verify()).kind).toBe('whole');
    tries.add();
  });

  test('after its tail was cut off, from the command line', async ({ tries }) => {
    const name = await backUp();
    await happen();
    await open.desk.whileClosed(async () => {
      write('delete from audit_events where sequence > ?', lastSequence() - 2);
      const { exitCode, lines } = await command(open.desk, 'restore', byMaria(name));
      expect([exitCode, lines]).toEqual([
        0,
        expect.arrayContaining([expect.stringMatching(/be lost: 2\.$/)]),
      ]);
    });
    maria = await open.signIn('maria');
    expect(await restoredEvent()).toMatchObject({ log: 'cut', lost: 2 });
    expect(actions()).toContain('audit.found-broken');
    tries.add();
  });

  test('after its head was taken away', async ({ tries }) => {
    const name = await backUp();
    await open.desk.whileClosed(async () => {
      rmSync(join(open.desk.directory, 'audit-head'));
      expect((await command(open.desk, 'restore', byMaria(name))).exitCode).toBe(0);
    });
    maria = await open.signIn('maria');
    expect(await restoredEvent()).toMatchObject({ log: 'cut' });
    expect(actions()).toContain('audit.found-broken');
    tries.add();
  });
});

describe('a restore that should weaken the school', () => {
  test('undoes no deactivation, demotion, new password or switch, and every manager is told', async ({
    tries,
  }) => {
    await setSwitches(maria, false, false);
    const name = await backUp();
    const profile = async (username: Username) =>
      valueOf(await maria.staff.read({ accountId: open.member(username).accountId }));
    // Mark is fired. Frank gets a lower role and a new password.
    const mark = await profile('mark');
    valueOf(await maria.staff.setActive({ accountId: mark.accountId, version: mark.version, active: false }));
    const frank = await profile('frank');
    const newPassword = 'a new one for frank today';
    valueOf(await maria.staff.edit(editOf(frank, { role: 'instructor', password: newPassword })));
    await setSwitches(maria, true, true);
    expect(valueOf(await maria.backup.judge({ name }))).toMatchObject({
      log: 'whole',
      stayInactive: 1,
      stayLower: 1,
      keepPassword: 1,
      keepOptions: 2,
    });
    valueOf(await maria.backup.restore({ name }));

    const office = open.desk.window('office');
    expect(codeOf(await office.signIn.begin({ username: 'mark', password: staffPassword }))).toBe(
      'wrong-credentials',
    );
    const staff = open.desk.window('staff');
    expect(codeOf(await staff.signIn.begin({ username: 'frank', password: staffPassword }))).toBe(
      'wrong-credentials',
    );
    valueOf(await staff.signIn.begin({ username: 'frank', password: newPassword }));
    await stageOf(staff, 'code');
    expect(await noticesOf('maria')).toMatchObject([
      { byName: 'Maria Lopez', details: { log: 'whole', stayInactive: 1 } },
    ]);
    maria = await open.signIn('maria');
    expect(valueOf(await maria.options.read()).options.requireTwoFactor).toEqual({
      office: true,
      staff: true,
    });
    expect((await profile('frank')).role).toBe('instructor');
    expect(await restoredEvent()).toMatchObject({ stayInactive: 1, stayLower: 1, keepPassword: 1 });
    tries.add();
  });

  test('keeps a new password that a clock turned back dates before the backup', async ({ tries }) => {
    const name = await backUp();
    const { accountId } = open.member('frank');
    const frank = valueOf(await maria.staff.read({ accountId }));
    valueOf(await maria.staff.edit(editOf(frank, { password: 'a new one for frank today' })));
    write('update accounts set password_changed_at = 1 where id = ?', accountId);
    valueOf(await maria.backup.restore({ name }));
    const staff = open.desk.window('staff');
    expect(codeOf(await staff.signIn.begin({ username: 'frank', password: staffPassword }))).toBe(
      'wrong-credentials',
    );
    tries.add();
  });

  test('by a manager who is set inactive meanwhile: refused, and nothing changes', async ({ tries }) => {
    const name = await backUp();
    let began = (): void => undefined;
    const reading = new Promise<void>((resolve) => {
      began = resolve;
    });
    open.desk.reader = {
      ...readerInPlace,
      summarise: async (file) => {
        began();
        await pause(300);
        return readerInPlace.summarise(file);
      },
    };
    await open.desk.restart();
    maria = await open.signIn('maria');
    const mark = await open.signIn('mark');
    const restoring = maria.backup.restore({ name });
    await reading;
    const { accountId, version } = valueOf(
      await mark.staff.read({ accountId: open.member('maria').accountId }),
    );
    valueOf(await mark.staff.setActive({ accountId, version, active: false }));
    expect(codeOf(await restoring)).toBe('no-session');
    await stageOf(mark, 'signed-in');
    expect(actions()).not.toContain('backup.restored');
    tries.add();
  });
});

describe('latchkey restore', () => {
  test('over a store that opens asks for a manager’s factors, and wrong ones count', async ({ tries }) => {
    const name = await backUp();
    write("update accounts set must_choose_password = 1 where username_key = 'mark'");
    await open.desk.whileClosed(async () => {
      const right = byMaria(name);
      const [, , code = ''] = right.typed;
      const wrong = [
        [],
        ['maria', 'not the password at all', code],
        ['maria', managerPassword, '000000'],
        ['frank', staffPassword, open.code('frank')],
        // Somebody else set Mark's password.
        ['mark', staffPassword, open.code('mark')],
        ['nobody', managerPassword, code],
      ];
      for (const typed of wrong) {
        const { exitCode } = await command(open.desk, 'restore', { backup: name, yes: true, typed });
        expect([typed, exitCode]).toEqual([typed, 1]);
        tries.add();
      }
      const counted = 'select 1 from throttles where failures = 2 and code_failures = 1';
      expect(read(counted)).toHaveLength(1);
      expect(actions()).not.toContain('backup.restored');
      expect((await command(open.desk, 'restore', right)).exitCode).toBe(0);
    });
    expect(read("select actor_name from audit_events where action = 'backup.restored'")).toEqual([
      { actor_name: 'Maria Lopez' },
    ]);
  });

  test('with a recovery key takes the one of the present sheet alone', async ({ tries }) => {
    const issue = async (): Promise<string> => {
      valueOf(await maria.keys.issueSheet());
      const { recoveryKey } = await stageOf(maria, 'owner-sheet');
      valueOf(await maria.keys.putSheetAway());
      return recoveryKey;
    };
    const old = await issue();
    const name = await backUp();
    const present = await issue();
    const withKey = (key: string) =>
      command(open.desk, 'restore', { backup: name, yes: true, recoveryKey: true, typed: [key] });
    await open.desk.whileClosed(async () => {
      for (const key of [old, 'A'.repeat(28), '']) {
        expect([key, (await withKey(key)).exitCode]).toEqual([key, 1]);
        tries.add();
      }
      expect(read("select failures from throttles where subject = 'owner-sheet'")).toEqual([{ failures: 3 }]);
      expect((await withKey(present)).exitCode).toBe(0);
    });
  });

  test('over a store that was damaged takes the sheet, and no recovery code of the backup works', async ({
    tries,
  }) => {
    valueOf(await maria.keys.issueSheet());
    const { recoveryKey } = await stageOf(maria, 'owner-sheet');
    valueOf(await maria.keys.putSheetAway());
    const name = await backUp();
    const recoveryCode = open.member('frank').codes[0] ?? '';
    const staff = open.desk.window('staff');
    await open.begin('frank', staff);
    valueOf(await staff.signIn.answerRecoveryCode({ recoveryCode }));
    const last = lastSequence();
    await open.desk.whileClosed(async () => {
      const file = join(open.desk.directory, 'latchkey.db');
      const bytes = readFileSync(file);
      bytes.fill(0, 0, 100);
      writeFileSync(file, bytes);
      const without = { ...byMaria(name), recoveryKey: false };
      expect((await command(open.desk, 'restore', without)).exitCode).toBe(1);
      const call = { backup: name, yes: true, recoveryKey: true };
      const wrong = { ...call, typed: ['A'.repeat(28)] };
      expect((await command(open.desk, 'restore', wrong)).exitCode).toBe(1);
      const { exitCode, lines } = await command(open.desk, 'restore', { ...call, typed: [recoveryKey] });
      expect([exitCode, lines]).toEqual([
        0,
        expect.arrayContaining([expect.stringMatching(/can’t be read/)]),
      ]);
    });
    await open.begin('frank', staff);
    expect(codeOf(await staff.signIn.answerRecoveryCode({ recoveryCode }))).toBe('wrong-recovery-code');
    open.desk.clock.pass(60_000);
    for (const username of ['maria', 'mark'] as const)
      expect(await noticesOf(username)).toMatchObject([{ details: { log: 'unreadable' } }]);
    maria = await open.signIn('maria');
    const event = await restoredEvent();
    expect(event).toMatchObject({ log: 'unreadable', by: 'owner-sheet' });
    const kept = Number(
      read("select sequence from audit_events where action = 'backup.restored'")[0]?.['sequence'],
    );
    expect(event['lost']).toBe(last - (kept - 1));
    expect(actions()).toContain('audit.found-broken');
    tries.add();
  });

  test('of a foreign backup with this desk’s number and its own recovery key changes nothing', async ({
    tries,
  }) => {
    const foreign = await TestDesk.start();
    const own = readDeskFile(open.desk.directory);
    const other = readDeskFile(foreign.directory);
    const deskKey = other && fakeKeyProtector('keychain').unwrap(Buffer.from(other.deskKey, 'base64'));
    if (!own || !other || !deskKey) throw new Error('No keys');
    const ring = sealRing(openRing(other, deskKey), deskKey, own.deskId, systemRandom);
    await foreign.whileClosed(async () =>
      writeDeskFile(foreign.directory, { ...other, deskId: own.deskId, ring }),
    );
    const { office } = await foundSchool(foreign, 'Another school');
    valueOf(await office.keys.issueSheet());
    const { recoveryKey } = await stageOf(office, 'owner-sheet');
    valueOf(await office.keys.putSheetAway());
    const { name } = valueOf(await office.backup.make());
    copyFileSync(join(foreign.directory, 'backups', name), join(open.desk.directory, 'foreign.lkb'));
    await foreign.remove();

    await open.desk.whileClosed(async () => {
      const deskFile = (): string => readFileSync(join(open.desk.directory, 'desk.json'), 'utf8');
      const before = deskFile();
      const backup = join(open.desk.directory, 'foreign.lkb');
      const call = { backup, yes: true, recoveryKey: true, typed: [recoveryKey] };
      // The key of the backup is no proof here, and a manager's proof doesn't open the backup.
      const byKey = await command(open.desk, 'restore', call);
      expect([byKey.exitCode, byKey.lines]).toEqual([1, [expect.stringMatching(/not the recovery key/)]]);
      const byManager = await command(open.desk, 'restore', { ...byMaria(name), backup });
      expect([byManager.exitCode, byManager.lines.at(-1)]).toEqual([
        1,
        expect.stringMatching(/belongs to another desk/),
      ]);
      expect(deskFile()).toBe(before);
      expect(read('select name from school')).toEqual([{ name: 'Northside Gymnastics' }]);
    });
    tries.add();
  });
});
