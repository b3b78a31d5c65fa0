import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import { givePass, vouchOf } from '../../support/no-phone';
import { failuresOf, plantFailures, withPreparedSchool } from '../../support/sign-in-tests';
import { editOf, importRow } from '../../support/staff-calls';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { channels } from '../support/channels';
import { test } from '../support/desk-test';
import { knownOf } from '../support/knowledge';
import { profileOf } from '../support/stands';
import { validInput } from '../support/valid-input';

const context = withPreparedSchool({ twoFactor: true });
const minute = 60_000;

/** Calls that end or lock the session by themselves. */
const ending: readonly string[] = ['session.signOut', 'session.switchPerson', 'session.lock'];

test('a page gone bad makes every call there is, to keep its window unlocked', async ({ tries }) => {
  const { open, school } = context;
  const window = await open.signIn('ines', 'staff');
  // Two minutes without input lock the Staff Portal. The page calls everything twenty seconds before.
  open.desk.clock.pass(2 * minute - 20_000);
  for (const { name, entry } of channels) {
    if (ending.includes(name)) continue;
    const known = { ...knownOf(school, open), password: ['not the password'], code: ['000000'] };
    const [input] = fc.sample(validInput(entry.input, known), { numRuns: 1, seed: 8 });
    const { windowId, portal } = window;
    await open.desk.application.dispatch({ windowId, portal }, name, input);
    tries.add();
  }
  await stageOf(window, 'signed-in');
  open.desk.clock.pass(20_000);
  await stageOf(window, 'locked');
});

test('a thief with a password gets the guessed codes forgiven by a pass or a manager’s word', async ({
  tries,
}) => {
  const { open } = context;
  const maria = await open.signIn('maria');
  plantFailures(context, 'ines', 4, 4);
  const pass = await givePass(open, maria, 'ines');
  const withPass = open.desk.window('staff');
  await open.begin('ines', withPass);
  valueOf(await withPass.signIn.answerOneTimePass({ oneTimePass: pass }));
  expect(failuresOf(context, 'ines')).toBe(4);
  open.desk.clock.pass(30_000);
  const vouched = open.desk.window('staff');
  await open.begin('ines', vouched);
  valueOf(await vouched.signIn.vouch(vouchOf(open, 'mark')));
  expect(failuresOf(context, 'ines')).toBe(4);
  tries.add(2);
  // The person's own code forgives them.
  await open.signIn('ines', 'staff');
  expect(failuresOf(context, 'ines')).toBe(0);
});

type Act = (maria: TestWindow, mark: StaffProfile) => Promise<unknown>;
const newPassword = 'a wholly new passphrase';

/** What happens to Mark, a manager, after he gave something away. */
const afterwards: Readonly<Record<string, Act>> = {
  'set inactive': async (maria, { accountId, version }) =>
    valueOf(await maria.staff.setActive({ accountId, version, active: false })),
  demoted: async (maria, mark) => valueOf(await maria.staff.edit(editOf(mark, { role: 'front-desk' }))),
  'demoted and a manager again': async (maria, mark) => {
    const demoted = valueOf(await maria.staff.edit(editOf(mark, { role: 'front-desk' })));
    valueOf(await maria.staff.edit(editOf(demoted, { role: 'manager' })));
  },
  'given a new password': async (maria, mark) =>
    valueOf(await maria.staff.edit(editOf(mark, { password: newPassword }))),
  reset: async (maria, { accountId, version }) =>
    valueOf(await maria.staff.resetTwoFactor({ accountId, version })),
};

for (const [name, act] of Object.entries(afterwards)) {
  test(`a manager gives a pass and is ${name}: the pass opens nothing`, async ({ tries }) => {
    const { open } = context;
    const maria = await open.signIn('maria');
    const pass = await givePass(open, await open.signIn('mark'), 'ines');
    await act(maria, await profileOf(maria, 'mark'));
    const { accountId } = open.member('ines');
    expect(valueOf(await maria.oneTimePass.read({ accountId })).pass).toBeNull();
    const window = open.desk.window('staff');
    await open.begin('ines', window);
    expect(codeOf(await window.signIn.answerOneTimePass({ oneTimePass: pass }))).toBe('wrong-one-time-pass');
    tries.add();
  });

  test(`a manager gives an enrolment code and is ${name}: the code opens nothing`, async ({ tries }) => {
    const { open } = context;
    const maria = await open.signIn('maria');
    const stored = valueOf(await maria.options.read());
    const options = { ...stored.options, supervisedEnrolment: true };
    valueOf(await maria.options.save({ ...stored, options }));
    const { accountId, version } = await profileOf(maria, 'ines');
    valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
    const mark = await open.signIn('mark');
    valueOf(await mark.enrolment.giveCode({ accountId }));
    const { code } = await stageOf(mark, 'given-enrolment-code');
    await act(maria, await profileOf(maria, 'mark'));
    const window = open.desk.window('staff');
    await open.begin('ines', window);
    expect(codeOf(await window.signIn.answerEnrolmentCode({ enrolmentCode: code }))).toBe(
      'wrong-enrolment-code',
    );
    tries.add();
  });
}

/** What may happen to somebody after an import, without a password of theirs. */
const happened: Readonly<Record<string, (maria: TestWindow, nia: StaffProfile) => Promise<unknown>>> = {
  'given a pass': async (maria, { accountId }) => {
    valueOf(await maria.oneTimePass.give({ accountId, countsForMinutes: 60, reason: 'No phone' }));
    valueOf(await maria.oneTimePass.putAway());
  },
  'given a pass, which was withdrawn': async (maria, { accountId }) => {
    valueOf(await maria.oneTimePass.give({ accountId, countsForMinutes: 60, reason: 'No phone' }));
    valueOf(await maria.oneTimePass.putAway());
    valueOf(await maria.oneTimePass.withdraw({ accountId }));
  },
  'given an enrolment code': async (maria, { accountId }) => {
    const stored = valueOf(await maria.options.read());
    const options = { ...stored.options, supervisedEnrolment: true };
    valueOf(await maria.options.save({ ...stored, options }));
    valueOf(await maria.enrolment.giveCode({ accountId }));
    // A restore drops the code.
    context.raw.run('delete from enrolment_codes');
  },
  edited: async (maria, nia) => valueOf(await maria.staff.edit(editOf(nia, { name: 'Nia Ek' }))),
  'given a notice': async (_maria, { accountId }) =>
    context.raw.run(
      `insert into notices (id, account_id, kind, actor_id, by_name, about_id, host_id, sequence, count, first_at,
        occurred_at, dismissed_at, hidden_from, details)
        values ('n', ?, 'one-time-pass-given', '', 'x', '', 'h', 1, 1, 1, 1, 0, '', '{}')`,
      accountId,
    ),
  'locked out': async (_maria, { accountId }) =>
    context.raw.run('insert into throttles values (?, 3, 3, 0, 0)', accountId),
  'tried by a stranger': async () => {
    const window = context.open.desk.window('staff');
    await window.signIn.begin({ username: 'nia', password: 'a guess of somebody' });
  },
  'tried by a stranger, whose failures are forgotten': async () => {
    const window = context.open.desk.window('staff');
    await window.signIn.begin({ username: 'nia', password: 'a guess of somebody' });
    context.raw.run('delete from throttles');
  },
};

for (const [what, happen] of Object.entries(happened))
  test(`an import is undone: somebody who was ${what} stays, inactive`, async ({ tries }) => {
    const maria = await context.open.signIn('maria');
    const rows = ['nia', 'ben'].map((username, line) =>
      importRow(line + 2, { name: username, username, role: 'instructor' }),
    );
    const told = valueOf(await maria.staffFile.import({ rows, fileName: 'staff.csv', onlyGood: false }));
    if (told.kind !== 'imported') throw new Error('The import was refused');
    await happen(maria, await profileOf(maria, 'nia'));
    const undone = valueOf(await maria.staffFile.undo({ batchId: told.batch.batchId }));
    expect(undone).toMatchObject({ removed: 1, setInactive: 1, kept: [] });
    const left = "select active from accounts where username = 'nia'";
    expect(context.raw.rows(left)).toEqual([{ active: 0 }]);
    tries.add();
  });
