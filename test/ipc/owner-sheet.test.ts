import { afterEach, describe, expect, test } from 'vitest';
import { everyEvent } from '../../shared/ipc/audit-contract';
import type { KeyProtector } from '../../main/school/platform/key-protector';
import { fakeKeyProtector } from '../support/fake-key-protector';
import {
  codeFor,
  enrol,
  foundSchool,
  managerPassword,
  requireTwoFactor,
  type School,
} from '../support/school';
import { codeOf, stageOf, TestDesk, valueOf } from '../support/test-desk';

/** A keychain that the test can replace while the app runs. */
const changeableKeychain = () => {
  let keychain: KeyProtector = fakeKeyProtector('first');
  return {
    use: (next: string | null) => {
      keychain = fakeKeyProtector(next);
    },
    protector: {
      absence: 'none',
      wrap: (key: Buffer) => keychain.wrap(key),
      unwrap: (wrapped: Buffer) => keychain.unwrap(wrapped),
    } satisfies KeyProtector,
  };
};

const issueSheet = async (school: School): Promise<string> => {
  valueOf(await school.office.keys.issueSheet());
  const { recoveryKey } = await stageOf(school.office, 'owner-sheet');
  valueOf(await school.office.keys.putSheetAway());
  return recoveryKey;
};

describe("the owner's sheet", () => {
  let school: School;
  afterEach(async () => {
    await school.desk.remove();
  });

  test('lets a manager recover who has lost everything, and the log records it', async () => {
    school = await foundSchool();
    const { desk, office } = school;
    const recoveryKey = await issueSheet(school);
    await requireTwoFactor(office, { office: true, staff: false });
    valueOf(await office.session.signOut());
    const lost = await enrol(desk, office, 'maria', managerPassword);
    valueOf(await office.session.signOut());

    const wrong = { recoveryKey: 'A'.repeat(28), username: 'maria', newPassword: 'a wholly new passphrase' };
    expect(codeOf(await office.keys.recoverManager(wrong))).toBe('wrong-recovery-key');
    const typed = recoveryKey.replace(/(.{4})/g, '$1 ').toLowerCase();
    valueOf(await office.keys.recoverManager({ ...wrong, recoveryKey: typed }));
    expect(codeOf(await office.signIn.begin({ username: 'maria', password: managerPassword }))).toBe(
      'wrong-credentials',
    );
    valueOf(await office.signIn.begin({ username: 'maria', password: wrong.newPassword }));
    const fresh = await stageOf(office, 'enrolment');
    expect(fresh.secretKey).not.toBe(lost.secretKey);
    expect(fresh.notices.map(({ kind }) => kind)).toEqual(['owner-sheet-used']);
    valueOf(await office.signIn.confirmEnrolment({ code: codeFor(fresh.secretKey, desk.clock.now()) }));
    const { rows } = valueOf(await office.audit.page({ filter: everyEvent, after: null }));
    expect(rows.map(({ action }) => action)).toContain('owner-sheet.used');
  });

  test('a new sheet voids the old one', async () => {
    school = await foundSchool();
    const first = await issueSheet(school);
    const second = await issueSheet(school);
    valueOf(await school.office.session.signOut());
    const input = { username: 'maria', newPassword: 'a wholly new passphrase' };
    expect(codeOf(await school.office.keys.recoverManager({ ...input, recoveryKey: first }))).toBe(
      'wrong-recovery-key',
    );
    valueOf(await school.office.keys.recoverManager({ ...input, recoveryKey: second }));
  });

  test('guesses at it are throttled like guesses at a password', async () => {
    school = await foundSchool();
    await issueSheet(school);
    const window = school.desk.window('office');
    const guess = { recoveryKey: 'A'.repeat(28), username: 'maria', newPassword: 'a wholly new passphrase' };
    for (let tries = 0; tries < 4; tries += 1)
      expect(codeOf(await window.keys.recoverManager(guess))).toBe('wrong-recovery-key');
    expect(codeOf(await window.keys.recoverManager(guess))).toBe('throttled');
  });

  test('opens a desk whose keychain was lost, and wraps the key again', async () => {
    const keychain = changeableKeychain();
    school = await foundSchool(await TestDesk.start(keychain.protector));
    const { desk } = school;
    const recoveryKey = await issueSheet(school);
    keychain.use('second');
    await desk.restart();
    const window = desk.window('office');
    await stageOf(window, 'closed');
    expect(codeOf(await window.signIn.begin({ username: 'maria', password: managerPassword }))).toBe(
      'desk-closed',
    );
    expect(codeOf(await window.keys.recover({ recoveryKey: 'A'.repeat(28) }))).toBe('wrong-recovery-key');
    valueOf(await window.keys.recover({ recoveryKey }));
    valueOf(await window.signIn.begin({ username: 'maria', password: managerPassword }));
    await stageOf(window, 'signed-in');
    expect(valueOf(await window.keys.read()).protectedBy).toBe('system');
    const { rows } = valueOf(await window.audit.page({ filter: everyEvent, after: null }));
    expect(rows.map(({ action }) => action)).toContain('desk.opened-with-sheet');
    const { notices } = await stageOf(window, 'signed-in');
    expect(notices.map(({ kind }) => kind)).toContain('sheet-opened-desk');
    await desk.restart();
    await stageOf(desk.window('office'), 'signed-out');
  });

  test('without a sheet a lost keychain is refused, and nothing is made in its place', async () => {
    const keychain = changeableKeychain();
    school = await foundSchool(await TestDesk.start(keychain.protector));
    keychain.use('second');
    await expect(school.desk.restart()).rejects.toThrow(/does not open the key/);
    keychain.use('first');
    await school.desk.restart();
    await stageOf(school.desk.window('office'), 'signed-out');
  });

  test('after a rotation of the data key old authenticators and recovery codes still work', async () => {
    school = await foundSchool();
    const { desk, office } = school;
    await requireTwoFactor(office, { office: true, staff: false });
    valueOf(await office.session.signOut());
    const { secretKey, codes } = await enrol(desk, office, 'maria', managerPassword);
    expect(valueOf(await office.keys.rotate())).toEqual({ sealedAnew: 1, generation: 2 });
    expect(valueOf(await office.audit.verify()).kind).toBe('whole');
    await desk.restart();
    desk.clock.pass(30_000);
    const window = desk.window('office');
    valueOf(await window.signIn.begin({ username: 'maria', password: managerPassword }));
    valueOf(await window.signIn.answerCode({ code: codeFor(secretKey, desk.clock.now()) }));
    valueOf(await window.session.signOut());
    valueOf(await window.signIn.begin({ username: 'maria', password: managerPassword }));
    valueOf(await window.signIn.answerRecoveryCode({ recoveryCode: codes[3] ?? '' }));
    await stageOf(window, 'signed-in');
  });
});
