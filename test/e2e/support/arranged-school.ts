import type { Portal, Role } from '../../../shared/access';
import type { StaffOptions } from '../../../shared/staff-options';
import { addCrowd } from '../../support/crowd';
import { fakeKeyProtector } from '../../support/fake-key-protector';
import { RawStore } from '../../support/raw-store';
import {
  addStaff,
  enrol,
  foundSchool,
  managerPassword,
  requireTwoFactor,
  staffPassword,
} from '../../support/school';
import { TestDesk, valueOf } from '../../support/test-desk';

/** A person with an account. `secretKey` and `recoveryCodes` are empty without an authenticator. */
export interface Person {
  readonly name: string;
  readonly username: string;
  readonly password: string;
  readonly role: Role;
  readonly secretKey: string;
  readonly recoveryCodes: readonly string[];
}

/** The people whom a school can have; Maria is in every school. */
const cast = {
  maria: { name: 'Maria Lopez', username: 'maria', password: managerPassword, role: 'manager' },
  nora: { name: 'Nora Quist', username: 'nora', password: staffPassword, role: 'manager' },
  frank: { name: 'Frank Osei', username: 'frank', password: staffPassword, role: 'front-desk' },
  ines: { name: 'Inés Duarte', username: 'ines', password: staffPassword, role: 'instructor' },
} as const;
export type Username = keyof typeof cast;

/** The name that every arranged school has. */
export const schoolName = 'Northside Gymnastics';

/** The school that a test starts with. */
export interface Plan {
  /** The people with an account besides Maria. */
  readonly staff?: readonly Exclude<Username, 'maria'>[];
  /** Those of them who have not replaced the password that Maria gave them. */
  readonly toChoosePassword?: readonly Username[];
  /** The people with an authenticator. */
  readonly enrolled?: readonly Username[];
  /** The switches of Staff Options; off where not named. */
  readonly required?: Partial<Record<Portal, boolean>>;
  /** Other Staff Options that differ from a new school's. */
  readonly options?: Partial<StaffOptions>;
  /** The number of accounts besides the cast. */
  readonly crowd?: number;
  /** Whether the managers have yet to read what they were told of these preparations. */
  readonly unread?: true;
}

/** A data directory with a school for the app to open, and the school's people. */
export interface ArrangedSchool {
  readonly directory: string;
  readonly people: Readonly<Record<Username, Person>>;
}

const dismissAll = (directory: string): void => {
  const raw = new RawStore(directory);
  raw.run('delete from notices');
  raw.close();
};

/**
 * Makes a school through the app's own services in plain Node, in a second instead of the screens' half minute: what is
 * arranged is what another spec proves. It happened an hour ago, so that no code of now is used up.
 */
export const arrangeSchool = async ({
  staff = [],
  toChoosePassword = [],
  enrolled = [],
  required = {},
  options = {},
  crowd = 0,
  unread,
}: Plan): Promise<ArrangedSchool> => {
  const desk = await TestDesk.start(fakeKeyProtector(null));
  desk.clock.turn(Date.now() - 60 * 60_000 - desk.clock.now());
  const { office } = await foundSchool(desk);
  const people: Record<Username, Person> = structuredClone({
    maria: { ...cast.maria, secretKey: '', recoveryCodes: [] },
    nora: { ...cast.nora, secretKey: '', recoveryCodes: [] },
    frank: { ...cast.frank, secretKey: '', recoveryCodes: [] },
    ines: { ...cast.ines, secretKey: '', recoveryCodes: [] },
  });
  for (const username of staff) {
    desk.takesFirstPasswords = !toChoosePassword.includes(username);
    await addStaff(office, username, cast[username].role, cast[username].name);
  }
  if (enrolled.length > 0) await requireTwoFactor(office, { office: true, staff: true });
  for (const username of enrolled) {
    const { secretKey, codes } = await enrol(desk, desk.window('staff'), username, cast[username].password);
    people[username] = { ...people[username], secretKey, recoveryCodes: codes };
  }
  await requireTwoFactor(office, { office: false, staff: false, ...required });
  const stored = valueOf(await office.options.read());
  valueOf(await office.options.save({ ...stored, options: { ...stored.options, ...options } }));
  await desk.application.close();
  if (!unread) dismissAll(desk.directory);
  if (crowd > 0) addCrowd(desk.directory, crowd);
  return { directory: desk.directory, people };
};
