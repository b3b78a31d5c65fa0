import { NativeSelect, TextInput } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../shared/access';
import { roles } from '../../../shared/access';
import type { Result } from '../../../shared/result';
import { ErrorAlert } from '../../ui/error-alert';
import { focusFirstError } from '../../ui/focus-first-error';
import layout from '../../ui/layout.module.css';
import { PasswordField } from '../../ui/password-field';
import { failureOf, useSubmission } from '../../ui/submission';
import { SubmitButton } from '../../ui/submit-button';
import { fieldTexts, formText } from '../../messages/failure-text';
import { usePortal } from '../../client/portal-context';
import type { StaffSubject } from './staff-draft';
import { forgetStaffDraft, keepStaffDraft, staffDraft } from './staff-draft';
import { shortestPasswords } from './staff-store';

/** What the form holds; an empty password is nothing typed. */
export interface TypedStaff {
  readonly name: string;
  readonly username: string;
  readonly role: Role;
  readonly password: string;
}

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

const fields = ['name', 'username', 'role', 'password'] as const;

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
  const portal = usePortal();
  // What the person had begun before they let somebody else in, against the version of then.
  const [returned, setReturned] = useState(() => staffDraft(subject));
  const [typed, setTyped] = useState<TypedStaff>({ ...start, ...returned?.typed });
  const latest = useRef(typed);
  const filledFrom = returned?.version ?? version;
  const shortest = shortestPasswords.use();
  const form = useRef<HTMLFormElement>(null);
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission);
  const errors = fieldTexts(t, failure, fields);
  const running = submission.step === 'running';
  const count = shortest.step === 'ready' ? shortest.value[typed.role] : undefined;
  const rule = count === undefined ? undefined : t('password.ruleForRole', { count });
  const set = (change: Partial<TypedStaff>) => {
    latest.current = { ...latest.current, ...change };
    setTyped(latest.current);
    const { password: _neverKept, ...kept } = latest.current;
    keepStaffDraft({ subject, version: filledFrom, typed: kept });
  };

  useEffect(() => void shortestPasswords.load(), []);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await submit(() => onSave(typed, filledFrom));
    if (answer?.ok) {
      const { name, username, role } = answer.value;
      latest.current = { name, username, role, password: '' };
      setTyped(latest.current);
      forgetStaffDraft();
      setReturned(null);
    } else focusFirstError(form.current);
  };

  return (
    <form ref={form} noValidate className={layout.stack} onSubmit={(event) => void save(event)}>
      <ErrorAlert text={formText(t, failure, fields, portal)} occurrence={submission.occurrence} />
      {failure?.code === 'stale-edit' ? onStale : null}
      <TextInput
        label={t('field.name')}
        name="name"
        autoComplete="off"
        dir="auto"
        value={typed.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={errors.name}
      />
      <TextInput
        label={t('field.username')}
        name="username"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        dir="auto"
        value={typed.username}
        onChange={(event) => set({ username: event.currentTarget.value })}
        error={errors.username}
      />
      <NativeSelect
        label={t('field.role')}
        name="role"
        data={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        value={typed.role}
        onChange={(event) => {
          const role = roles.find((known) => known === event.currentTarget.value);
          if (role !== undefined) set({ role });
        }}
        error={errors.role}
      />
      {withoutPassword ? null : (
        <PasswordField
          label={t('field.password')}
          description={[passwordHelp, rule].filter((text) => text !== undefined).join(' ')}
          name="password"
          autoComplete="new-password"
          value={typed.password}
          onChange={(password) => set({ password })}
          hideNow={running}
          error={errors.password}
        />
      )}
      {children}
      <div>
        <SubmitButton running={running}>{t('common.save')}</SubmitButton>
      </div>
    </form>
  );
};
