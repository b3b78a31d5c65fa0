import {
  addStaff,
  enrol,
  foundSchool,
  managerPassword,
  requireTwoFactor,
  staffPassword,
} from '../../test/support/school';
import { fakeKeyProtector } from '../../test/support/fake-key-protector';
import { TestDesk } from '../../test/support/test-desk';
import type { Caller } from '../school';

/** How many people can sign in at once with factors of their own. */
export const callerCount = 16;

/** Founds a school when the tests' clock begins (March 2026), through the app's own services: Maria manages, the others are at the front desk; all are set up. */
export const foundSmallSchool = async (directory: string): Promise<Caller[]> => {
  const desk = await TestDesk.on(directory, fakeKeyProtector(null));
  const { office } = await foundSchool(desk);
  const usernames = Array.from({ length: callerCount - 1 }, (_, index) => `caller.${index + 1}`);
  for (const [index, username] of usernames.entries())
    await addStaff(office, username, 'front-desk', `Caller ${index + 1}`);
  await requireTwoFactor(office, { office: true, staff: true });
  const callers: Caller[] = [];
  for (const username of ['maria', ...usernames]) {
    const password = username === 'maria' ? managerPassword : staffPassword;
    const { secretKey } = await enrol(desk, desk.window('office'), username, password);
    callers.push({ username, password, secretKey });
    desk.clock.pass(30_000);
  }
  await desk.application.close();
  return callers;
};
