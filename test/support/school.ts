import type { Role } from '../../shared/access';
import type { StaffProfile, StaffRow } from '../../shared/ipc/staff-contract';
import { longestStaffPage, noStaffFilter } from '../../shared/staff-list';
import { stageOf, TestDesk, type TestWindow, valueOf } from './test-desk';
import { newStaff } from './staff-calls';
import { codeFor } from './totp';

export { codeFor } from './totp';

export const managerPassword = 'apricot lanterns drift west';
export const staffPassword = 'seven quiet harbours wake';
/** A password that a manager gives somebody. */
export const givenPassword = 'copper birds over rivers';

/** A desk whose first run is done. */
export interface School {
  readonly desk: TestDesk;
  /** An Office Portal window in which the first manager, Maria, is signed in. */
  readonly office: TestWindow;
}

/** Does the first run as Maria, username `maria`. */
export const foundSchool = async (desk?: TestDesk, schoolName = 'Northside Gymnastics'): Promise<School> => {
  const running = desk ?? (await TestDesk.start());
  const office = running.window('office');
  valueOf(
    await office.signIn.setUp({
      schoolName,
      name: 'Maria Lopez',
      username: 'maria',
      password: managerPassword,
    }),
  );
  return { desk: running, office };
};

/** Adds somebody with the common staff password, which counts as their own choice. */
export const addStaff = async (
  office: TestWindow,
  username: string,
  role: Role,
  name = username,
): Promise<StaffProfile> =>
  valueOf(await office.staff.add(newStaff({ name, username, role, password: staffPassword })));

/** Signs in with the password that a manager gave, and chooses the common staff password. */
export const enterWithGivenPassword = async (window: TestWindow, username: string): Promise<void> => {
  valueOf(await window.signIn.begin({ username, password: givenPassword }));
  await stageOf(window, 'first-password');
  valueOf(await window.signIn.choosePassword({ newPassword: staffPassword }));
  await stageOf(window, 'signed-in');
};

/** Everybody, or the first 200 of them, by name. */
export const firstOfStaff = {
  filter: noStaffFilter,
  sort: 'name',
  direction: 'ascending',
  after: null,
  skip: 0,
  limit: longestStaffPage,
} as const;

/** The staff list as the signed-in person sees it. */
export const staffIn = async (window: Pick<TestWindow, 'staff'>): Promise<StaffRow[]> =>
  valueOf(await window.staff.search(firstOfStaff)).rows;

/** Sets the two switches. */
export const requireTwoFactor = async (
  window: TestWindow,
  required: { office: boolean; staff: boolean },
): Promise<void> => {
  const stored = valueOf(await window.options.read());
  valueOf(
    await window.options.save({
      version: stored.version,
      options: { ...stored.options, requireTwoFactor: required },
    }),
  );
};

/** A code that is surely not the right one now. */
export const wrongCodeFor = (secretKey: string, now: number): string => {
  const near = new Set([-1, 0, 1].map((step) => codeFor(secretKey, now + step * 30_000)));
  let guess = 0;
  while (near.has(String(guess).padStart(6, '0'))) guess += 1;
  return String(guess).padStart(6, '0');
};

/** Signs in with username and password, confirms a new key and saves the codes. Returns the key and the codes. */
export const enrol = async (
  desk: TestDesk,
  window: TestWindow,
  username: string,
  password = staffPassword,
): Promise<{ secretKey: string; codes: string[] }> => {
  valueOf(await window.signIn.begin({ username, password }));
  const { secretKey } = await stageOf(window, 'enrolment');
  valueOf(await window.signIn.confirmEnrolment({ code: codeFor(secretKey, desk.clock.now()) }));
  const { codes } = await stageOf(window, 'recovery-codes');
  valueOf(await window.ownAccount.confirmRecoveryCodesSaved());
  return { secretKey, codes };
};
