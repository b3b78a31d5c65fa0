import { expect } from 'vitest';
import type { StaffSelection } from '../../../shared/ipc/staff-bulk-contract';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import type { Result } from '../../../shared/result';
import { noStaffFilter } from '../../../shared/staff-list';
import { codeFor } from '../../support/school';
import { plantFailures, withPreparedSchool } from '../../support/sign-in-tests';
import { editOf, importRow } from '../../support/staff-calls';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { test } from '../support/desk-test';
import { profileOf } from '../support/stands';

const context = withPreparedSchool({ twoFactor: true });

type Act = (maria: TestWindow, mark: StaffProfile) => Promise<unknown>;
const newPassword = 'a wholly new passphrase';

/** The last manager, Maria, tries to go; returns how it was refused. */
const leave: Readonly<Record<string, (maria: TestWindow) => Promise<Result<unknown>>>> = {
  'sets herself inactive': async (maria) => {
    const { accountId, version } = await profileOf(maria, 'maria');
    return maria.staff.setActive({ accountId, version, active: false });
  },
  'demotes herself': async (maria) =>
    maria.staff.edit(editOf(await profileOf(maria, 'maria'), { role: 'front-desk' })),
};

/** Mark is a manager, but cannot manage: all the same Maria is the last one. */
const unable: Readonly<Record<string, Act>> = {
  'is inactive': async (maria, { accountId, version }) =>
    valueOf(await maria.staff.setActive({ accountId, version, active: false })),
  'is locked out': async () => plantFailures(context, 'mark', 100),
  'has no password yet': async () =>
    context.raw.run("update accounts set password_hash = '' where username = 'mark'"),
  'needs a code for his first app, which another manager gives': async (maria, { accountId, version }) => {
    valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
    const stored = valueOf(await maria.options.read());
    const options = { ...stored.options, supervisedEnrolment: true };
    valueOf(await maria.options.save({ ...stored, options }));
  },
};

for (const [why, arrange] of Object.entries(unable))
  for (const [how, go] of Object.entries(leave))
    test(`the last manager ${how}: the other one ${why}`, async ({ tries }) => {
      const maria = await context.open.signIn('maria');
      await arrange(maria, await profileOf(maria, 'mark'));
      expect(codeOf(await go(maria))).toBe('last-manager');
      tries.add();
    });

test('two managers set each other inactive, or demote each other, at the same moment', async ({ tries }) => {
  const { open } = context;
  const [maria, mark] = [await open.signIn('maria'), await open.signIn('mark')];
  const [of, by] = [await profileOf(mark, 'maria'), await profileOf(maria, 'mark')];
  const answers = await Promise.all([
    mark.staff.setActive({ accountId: of.accountId, version: of.version, active: false }),
    maria.staff.edit(editOf(by, { role: 'instructor' })),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const left = "select 1 from accounts where role = 'manager' and active = 1";
  expect(context.raw.rows(left)).toHaveLength(1);
  tries.add(2);
});

test('the last manager goes by an import: its people, its undoing, and an act on many', async ({ tries }) => {
  const { open } = context;
  const maria = await open.signIn('maria');
  const mark = await profileOf(maria, 'mark');
  const rows = [importRow(2, { name: 'Olga', username: 'olga', role: 'manager' })];
  const told = valueOf(await maria.staffFile.import({ rows, fileName: 'staff.csv', onlyGood: false }));
  if (told.kind !== 'imported') throw new Error('The import was refused');
  const olga = await profileOf(maria, 'olga');
  valueOf(await maria.staff.edit(editOf(olga, { password: newPassword })));
  valueOf(await maria.staff.setActive({ accountId: mark.accountId, version: mark.version, active: false }));
  // Olga is the only other manager. She sets everybody inactive but herself, and undoes the import that added her.
  const olgas = open.desk.window('office');
  valueOf(await olgas.signIn.begin({ username: 'olga', password: newPassword }));
  const { secretKey } = await stageOf(olgas, 'enrolment');
  valueOf(await olgas.signIn.confirmEnrolment({ code: codeFor(secretKey, open.desk.clock.now()) }));
  valueOf(await olgas.signIn.choosePassword({ newPassword: 'twelve slow clouds gather' }));
  valueOf(await olgas.ownAccount.confirmRecoveryCodesSaved());
  const whom: StaffSelection = { kind: 'matching', filter: noStaffFilter, except: [] };
  valueOf(await olgas.staffBulk.begin({ act: 'set-inactive', reason: 'closing', whom }));
  valueOf(await olgas.staffBulk.step());
  const undone = valueOf(await olgas.staffFile.undo({ batchId: told.batch.batchId }));
  expect(undone).toMatchObject({ removed: 0, setInactive: 0, kept: [{ name: 'Olga', reason: 'self' }] });
  const left = "select username from accounts where role = 'manager' and active = 1";
  expect(context.raw.rows(left)).toEqual([{ username: 'olga' }]);
  tries.add(3);
});
