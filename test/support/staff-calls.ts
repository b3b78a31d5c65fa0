import type { z } from 'zod';
import type { staffContract } from '../../shared/ipc/staff-contract';
import type { ImportRow } from '../../shared/ipc/staff-file-contract';
import { type StaffValues, staffValuesOf, withoutOptionalFields } from '../../shared/staff-fields';

type AddInput = z.output<typeof staffContract.add.input>;
type EditInput = z.output<typeof staffContract.edit.input>;

const somebody = withoutOptionalFields({ name: 'Nia Okafor', username: 'nia', role: 'instructor' });

/** Every field of a person: those given, and the rest made up. A test names only what it is about. */
export const person = (fields: Partial<StaffValues> = {}): StaffValues => ({ ...somebody, ...fields });

/** Input of `staff.add`. */
export const newStaff = (fields: Partial<AddInput> = {}): AddInput => ({
  ...somebody,
  password: 'seven quiet harbours wake',
  ...fields,
});

/** Input of `staff.edit` that changes these fields of a profile, and nothing else. */
export const editOf = (
  profile: StaffValues & Pick<EditInput, 'accountId' | 'version'>,
  changes: Partial<EditInput> = {},
): EditInput => ({
  accountId: profile.accountId,
  version: profile.version,
  ...staffValuesOf(profile),
  password: null,
  ...changes,
});

/** Input of `staff.edit` for somebody whose profile the test does not read. */
export const editedStaff = (
  fields: Partial<EditInput> & Pick<EditInput, 'accountId' | 'version'>,
): EditInput => ({ ...somebody, password: null, ...fields });

/** A row of a file of staff. */
export const importRow = (
  line: number,
  cells: Partial<Record<keyof StaffValues, string>> = {},
): ImportRow => ({
  ...somebody,
  line,
  ...cells,
});
