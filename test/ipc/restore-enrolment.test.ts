import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StaffOptions } from '../../shared/staff-options';
import { RawStore } from '../support/raw-store';
import { addStaff, foundSchool, managerPassword, type School, staffPassword } from '../support/school';
import { codeOf, stageOf, type TestWindow, valueOf } from '../support/test-desk';

let school: School;
beforeEach(async () => {
  school = await foundSchool();
});
afterEach(async () => {
  expect(school.desk.errors).toEqual([]);
  await school.desk.remove();
});

const set = async (change: Partial<StaffOptions>): Promise<void> => {
  const stored = valueOf(await school.office.options.read());
  valueOf(await school.office.options.save({ ...stored, options: { ...stored.options, ...change } }));
};
const begin = async (): Promise<TestWindow> => {
  const window = school.desk.window('staff');
  valueOf(await window.signIn.begin({ username: 'frank', password: staffPassword }));
  return window;
};
const rows = (query: string): Record<string, unknown>[] => {
  const raw = new RawStore(school.desk.directory);
  const found = raw.rows(query);
  raw.close();
  return found;
};
const on = { requireTwoFactor: { office: false, staff: true }, supervisedEnrolment: true };

test('a restore brings no enrolment code back, used or not', async () => {
  const { office } = school;
  const { accountId } = await addStaff(office, 'frank', 'front-desk');
  await set(on);
  valueOf(await office.enrolment.giveCode({ accountId }));
  const { code } = await stageOf(office, 'given-enrolment-code');
  const { name } = valueOf(await office.backup.make());
  valueOf(await (await begin()).signIn.answerEnrolmentCode({ enrolmentCode: code }));
  valueOf(await office.backup.restore({ name }));
  expect(rows('select * from enrolment_codes')).toEqual([]);
  expect(codeOf(await (await begin()).signIn.answerEnrolmentCode({ enrolmentCode: code }))).toBe(
    'wrong-enrolment-code',
  );
});

test('a restore of supervised enrolment removes keys that were shown without it', async () => {
  const { desk, office } = school;
  await addStaff(office, 'frank', 'front-desk');
  await set(on);
  const { name } = valueOf(await office.backup.make());
  await set({ supervisedEnrolment: false });
  await stageOf(await begin(), 'enrolment');
  expect(rows('select * from authenticators')).toHaveLength(1);
  valueOf(await office.backup.restore({ name }));
  expect(rows('select * from authenticators')).toEqual([]);
  await stageOf(await begin(), 'enrolment-code');
  const again = desk.window('office');
  valueOf(await again.signIn.begin({ username: 'maria', password: managerPassword }));
  expect(valueOf(await again.options.read()).options.supervisedEnrolment).toBe(true);
});

test('a restore that ends supervised enrolment keeps the keys of people who are setting up an app', async () => {
  const { office } = school;
  await addStaff(office, 'frank', 'front-desk');
  await set({ ...on, supervisedEnrolment: false });
  const { name } = valueOf(await office.backup.make());
  const { secretKey } = await stageOf(await begin(), 'enrolment');
  valueOf(await office.backup.restore({ name }));
  expect((await stageOf(await begin(), 'enrolment')).secretKey).toBe(secretKey);
});
