import { useTranslation } from 'react-i18next';
import type { FieldCheck } from './desk-form';
import { PasswordField } from './password-field';

interface TypedField {
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly error?: string | undefined;
}

interface PasswordPairProps {
  readonly password: TypedField;
  readonly again: TypedField;
  /** Whether it replaces an earlier password. */
  readonly replaces?: boolean;
  /** The second field's label, where it is not the usual one. */
  readonly againLabel?: string;
  readonly description?: string;
  readonly autoFocus?: boolean;
  readonly running: boolean;
}

/** The error of a second password that differs from the first. */
export const passwordsDiffer = (password: string, again: string): { readonly again?: FieldCheck } =>
  password === again ? {} : { again: 'password.doNotMatch' };

/** A new password, typed twice because the person can't see it. */
export const PasswordPair = (props: PasswordPairProps) => {
  const { password, again, replaces = false, againLabel, description, autoFocus = false, running } = props;
  const { t } = useTranslation();
  const usualLabel = t(replaces ? 'field.confirmNewPassword' : 'field.confirmPassword');
  return (
    <>
      <PasswordField
        label={t(replaces ? 'field.newPassword' : 'field.password')}
        description={description}
        name={replaces ? 'new-password' : 'password'}
        autoComplete="new-password"
        hideNow={running}
        autoFocus={autoFocus}
        {...password}
      />
      <PasswordField
        label={againLabel ?? usualLabel}
        name="confirm-password"
        autoComplete="new-password"
        hideNow={running}
        {...again}
      />
    </>
  );
};
