import { TextInput } from '@mantine/core';
import type { ChangeEvent, Ref } from 'react';
import { useTranslation } from 'react-i18next';

interface UsernameFieldProps {
  readonly value: string;
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  readonly error?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly label?: string;
  readonly description?: string | undefined;
  readonly name?: string;
  /** Whether the browser may suggest names: only for the person's own username. */
  readonly autoComplete: 'username' | 'off';
}

/** A username field: any script, and the browser never corrects it. */
export const UsernameField = ({ label, name = 'username', inputRef, ...others }: UsernameFieldProps) => {
  const { t } = useTranslation();
  return (
    <TextInput
      ref={inputRef}
      label={label ?? t('field.username')}
      name={name}
      autoCapitalize="off"
      autoCorrect="off"
      spellCheck={false}
      dir="auto"
      {...others}
    />
  );
};
