import type { TFunction } from 'i18next';
import { roles } from '../../shared/access';
import type { StaffField } from '../../shared/staff-fields';

const asTyped = (_t: TFunction, value: string): string => value;

const texts: Readonly<Record<StaffField, (t: TFunction, value: string) => string>> = {
  name: asTyped,
  username: asTyped,
  role: (t, value) => {
    const role = roles.find((known) => known === value);
    return role === undefined ? value : t(`role.${role}`);
  },
};

/** A field's value in words. A role that this version does not know stays as it is written. */
export const staffFieldText = (t: TFunction, field: StaffField, value: string): string =>
  texts[field](t, value);
