import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../shared/access';
import { roles } from '../../../shared/access';
import type { Result } from '../../../shared/result';
import { useDeskForm } from '../../ui/desk-form';
import { ErrorAlert } from '../../ui/error-alert';
import { IdentityFields } from '../../ui/identity-fields';
import layout from '../../ui/layout.module.css';
import { PasswordField } from '../../ui/password-field';
import { SubmitButton } from '../../ui/submit-button';
import type { StaffSubject } from './staff-draft';
import { forgetStaffDraft, keepStaffDraft, staffDraft } from './staff-draft';
import { shortestPasswords } from './staff-store';

/** What the form holds; an empty password is nothing typed. */
export type TypedStaff = {
  readonly name: string;
  readonly username: string;
  readonly role: Role;
  readonly password: string;
};

interface StaffFormProps {
  readonly subject: StaffSubject;
  /** The version of the account that `start` shows. */
  readonly version: number;
  readonly start: TypedStaff;
  /** Said at the password besides its rule, where leaving it empty means something. */
  readonly passwordHelp?: string;
  /** Without a password field: nobody changes their own here. */
  readonly withoutPassword?: boolean;
  /**
   * Saves what was typed against the version that it was filled from. Answers with what was stored, which may be tidier
   * than what was typed.
   */
  readonly onSave: (typed: TypedStaff, version: number) => Promise<Result<Omit<TypedStaff, 'password'>>>;
  /** What to offer besides, when somebody else's change was first. */
  readonly onStale?: ReactNode;
  readonly children?: ReactNode;
}

/** The fields of a member of staff, for a new one and for a change. */
export const StaffForm = ({
  subject,
  version,
  start,
  passwordHelp,
  withoutPassword = false,
  onSave,
  onStale,
  children,
}: StaffFormProps) => {
  const { t } = useTranslation();
  // What the person had begun before they let somebody else in, against the version of then.
  const [returned, setReturned] = useState(() => staffDraft(subject));
  const filledFrom = returned?.version ?? version;
  const shortest = shortestPasswords.use();
  const form = useDeskForm({
    start: { ...start, ...returned?.typed },
    onChange: ({ password: _neverKept, ...kept }) =>
      keepStaffDraft({ subject, version: filledFrom, typed: kept }),
    send: (typed) => onSave(typed, filledFrom),
    onDone: ({ name, username, role }) => {
      form.set({ name, username, role, password: '' });
      forgetStaffDraft();
      setReturned(null);
    },
  });
  const count = shortest.step === 'ready' ? shortest.value[form.values.role] : undefined;
  const rule = count === undefined ? undefined : t('password.ruleForRole', { count });

  useEffect(() => void shortestPasswords.load(), []);

  return (
    <form {...form.props} className={layout.stack}>
      <ErrorAlert text={form.text} occurrence={form.occurrence} />
      {form.failure?.code === 'stale-edit' ? onStale : null}
      <IdentityFields name={form.field('name')} username={form.field('username')} />
      <NativeSelect
        label={t('field.role')}
        name="role"
        data={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        {...form.field('role')}
      />
      {withoutPassword ? null : (
        <PasswordField
          label={t('field.password')}
          description={[passwordHelp, rule].filter((text) => text !== undefined).join(' ')}
          name="password"
          autoComplete="new-password"
          hideNow={form.running}
          {...form.field('password')}
        />
      )}
      {children}
      <div>
        <SubmitButton running={form.running}>{t('common.save')}</SubmitButton>
      </div>
    </form>
  );
};
