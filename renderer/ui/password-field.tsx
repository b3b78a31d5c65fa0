import { ActionIcon, TextInput } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import type { KeyboardEvent, Ref } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './password-field.module.css';

interface PasswordFieldProps {
  readonly label: string;
  /** The password as typed, untrimmed. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly name: string;
  readonly autoComplete: 'current-password' | 'new-password';
  /** Hides the text again, for example while the form is sent. */
  readonly hideNow: boolean;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
  readonly autoFocus?: boolean;
}

/**
 * A password field with a show button that the keyboard reaches (Mantine's is not in the tab order) and a hint at caps lock.
 * The button's name leaves out the label's word, so that only the field matches it.
 */
export const PasswordField = ({
  label,
  value,
  onChange,
  name,
  autoComplete,
  hideNow,
  description,
  error,
  inputRef,
  autoFocus = false,
}: PasswordFieldProps) => {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  useEffect(() => {
    if (hideNow) setShown(false);
  }, [hideNow]);
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <div>
      <TextInput
        ref={inputRef}
        label={label}
        description={description}
        error={error}
        name={name}
        type={shown ? 'text' : 'password'}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={watchCapsLock}
        onKeyUp={watchCapsLock}
        onBlur={() => setCapsLock(false)}
        autoComplete={autoComplete}
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        autoFocus={autoFocus}
        rightSectionWidth={44}
        rightSection={
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            className={classes.toggle}
            aria-label={shown ? t('common.hide') : t('common.show')}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? <IconEyeOff size={20} aria-hidden /> : <IconEye size={20} aria-hidden />}
          </ActionIcon>
        }
      />
      <p role="status" className={capsLock ? classes.capsLock : 'visually-hidden'}>
        {capsLock ? t('common.capsLock') : ''}
      </p>
    </div>
  );
};
