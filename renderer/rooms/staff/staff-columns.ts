import { type ListedStaffField, listedStaffFields, staffFields } from '../../../shared/staff-fields';
import type { StaffSort } from '../../../shared/staff-list';

/** A column of the staff list, after the boxes that select people. */
interface StaffColumn {
  readonly sort: StaffSort;
  readonly text: ListedStaffField | 'status' | 'twoFactor' | 'lastSignIn';
  readonly managersOnly: boolean;
}

const sortOf: Readonly<Record<ListedStaffField, StaffSort>> = {
  name: 'name',
  username: 'username',
  role: 'role',
};

const isManagersOnly = (field: ListedStaffField): boolean => staffFields[field].listedFor === 'managers';

const columns: readonly StaffColumn[] = [
  ...listedStaffFields.map((field) => ({
    sort: sortOf[field],
    text: field,
    managersOnly: isManagersOnly(field),
  })),
  { sort: 'status', text: 'status', managersOnly: false },
  { sort: 'two-factor', text: 'twoFactor', managersOnly: true },
  { sort: 'last-sign-in', text: 'lastSignIn', managersOnly: true },
];

/** The fields that the viewer sees in the list. */
export const fieldsFor = (manages: boolean): readonly ListedStaffField[] =>
  listedStaffFields.filter((field) => manages || !isManagersOnly(field));

/** The columns that the viewer sees in the list. */
export const columnsFor = (manages: boolean): readonly StaffColumn[] =>
  columns.filter(({ managersOnly }) => manages || !managersOnly);
