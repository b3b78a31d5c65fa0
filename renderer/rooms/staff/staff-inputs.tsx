import { NativeSelect } from '@mantine/core';
import type { ChangeEvent, ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { roles } from '../../../shared/access';
import { type StaffField, staffFieldNames } from '../../../shared/staff-fields';
import { PersonNameField } from '../../ui/person-name-field';
import { UsernameField } from '../../ui/username-field';

interface InputProps {
  readonly value: string;
  readonly onChange: (typed: ChangeEvent | string) => void;
  readonly error: string | undefined;
}

const RoleField = (props: InputProps) => {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t('field.role')}
      name="role"
      data={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
      {...props}
    />
  );
};

const inputs: Readonly<Record<StaffField, ComponentType<InputProps>>> = {
  name: PersonNameField,
  username: (props) => <UsernameField autoComplete="off" {...props} />,
  role: RoleField,
};

interface StaffInputsProps {
  /** The value, change and error of a field. */
  readonly field: (name: StaffField) => InputProps;
}

/** An input for each field of a member of staff. */
export const StaffInputs = ({ field }: StaffInputsProps) =>
  staffFieldNames.map((name) => {
    const Input = inputs[name];
    return <Input key={name} {...field(name)} />;
  });
