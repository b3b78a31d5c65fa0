import { afterEach, beforeEach, expect, test } from 'vitest';
import { RawStore } from '../../support/raw-store';
import { foundSchool, requireTwoFactor, type School } from '../../support/school';
import { valueOf } from '../../support/test-desk';

let school: School;
beforeEach(async () => {
  school = await foundSchool();
});
afterEach(() => school.desk.remove());

const codeRequired = async (): Promise<boolean> =>
  valueOf(await school.desk.window('staff').signIn.current()).codeRequired;

test('a saved switch takes effect at the next reading', async () => {
  expect(await codeRequired()).toBe(false);
  await requireTwoFactor(school.office, { office: false, staff: true });
  expect(await codeRequired()).toBe(true);
  await requireTwoFactor(school.office, { office: false, staff: false });
  expect(await codeRequired()).toBe(false);
});

test('a switch that could not be saved never takes effect', async () => {
  expect(await codeRequired()).toBe(false);
  const raw = new RawStore(school.desk.directory);
  raw.breakAudit();
  await expect(requireTwoFactor(school.office, { office: false, staff: true })).rejects.toThrow();
  raw.mendAudit();
  raw.close();
  expect(await codeRequired()).toBe(false);
  await requireTwoFactor(school.office, { office: false, staff: true });
  expect(await codeRequired()).toBe(true);
});
