import { TextInput } from '@mantine/core';
import type { ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';

interface PersonNameFieldProps {
  readonly value: string;
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  readonly error?: string | undefined;
  /** The person types their own name: the sentences speak to them, and the browser may suggest what it knows. */
  readonly own?: boolean;
}

/** The name of a person. */
export const PersonNameField = ({ own = false, ...others }: PersonNameFieldProps) => {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t(own ? 'field.yourName' : 'field.name')}
      description={own ? t('firstRun.nameHelp') : undefined}
      name="name"
      autoComplete={own ? 'name' : 'off'}
      dir="auto"
      {...others}
    />
  );
};
