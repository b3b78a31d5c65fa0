import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../shared/result';
import { type StaffValues, staffValuesOf } from '../../../shared/staff-fields';
import { useDeskForm } from '../../ui/desk-form';
import { ErrorAlert } from '../../ui/error-alert';
import layout from '../../ui/layout.module.css';
import { PasswordField } from '../../ui/password-field';
import { SubmitButton } from '../../ui/submit-button';
import type { StaffSubject } from './staff-draft';
import { forgetStaffDraft, keepStaffDraft, staffDraft } from './staff-draft';
import { StaffInputs } from './staff-inputs';
import { shortestPasswords } from './staff-store';

/** The values of the form; an empty password means that the person typed none. */
export type TypedStaff = StaffValues & { readonly password: string };

interface StaffFormProps {
  readonly subject: StaffSubject;
  /** The version of the account that `start` shows. */
  readonly version: number;
  readonly start: TypedStaff;
  /** Stands before the password's rule, where an empty password means something. */
  readonly passwordHelp?: string;
  /** Leaves the password out: nobody changes their own here. */
  readonly withoutPassword?: boolean;
  /**
   * Saves the form against the version that filled it. Answers the stored values, which may be tidier than the typed
   * ones.
   */
  readonly onSave: (typed: TypedStaff, version: number) => Promise<Result<StaffValues>>;
  /** Stands below the refusal if somebody else saved first. */
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
  // The person may have begun before they let somebody else in, from an older version.
  const [returned, setReturned] = useState(() => staffDraft(subject));
  const filledFrom = returned?.version ?? version;
  const shortest = shortestPasswords.use();
  const form = useDeskForm({
    start: { ...start, ...returned?.typed },
    onChange: ({ password: _neverKept, ...kept }) =>
      keepStaffDraft({ subject, version: filledFrom, typed: kept }),
    send: (typed) => onSave(typed, filledFrom),
    onDone: (saved) => {
      form.set({ ...staffValuesOf(saved), password: '' });
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
      <StaffInputs field={form.field} />
      {withoutPassword ? null : (
        <PasswordField
          label={t('field.password')}
          description={[passwordHelp, rule, t('password.chooseNext')]
            .filter((text) => text !== undefined)
            .join(' ')}
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
