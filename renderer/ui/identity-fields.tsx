import { TextInput } from '@mantine/core';
import type { ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { UsernameField } from './username-field';

interface TypedField {
  readonly value: string;
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  readonly error?: string | undefined;
}

interface IdentityFieldsProps {
  readonly name: TypedField;
  readonly username: TypedField;
  /** Whether people type their own: the sentences address them, and the browser may suggest values. */
  readonly own?: boolean;
}

/** The name and the username of an account. */
export const IdentityFields = ({ name, username, own = false }: IdentityFieldsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t(own ? 'field.yourName' : 'field.name')}
        description={own ? t('firstRun.nameHelp') : undefined}
        name="name"
        autoComplete={own ? 'name' : 'off'}
        dir="auto"
        {...name}
      />
      <UsernameField
        description={own ? t('firstRun.usernameHelp') : undefined}
        autoComplete={own ? 'username' : 'off'}
        {...username}
      />
    </>
  );
};
