import { useTranslation } from 'react-i18next';
import type { DeskStage, DeskState } from '../../shared/ipc/sign-in-contract';
import { desk } from '../client/desk-client';
import { entering } from '../client/desk-state';
import { timeOfDay } from '../messages/times';
import { useDeskForm } from '../ui/desk-form';
import { Entrance } from '../ui/entrance';
import { ErrorAlert } from '../ui/error-alert';
import layout from '../ui/layout.module.css';
import { PasswordPair, passwordsDiffer } from '../ui/password-pair';
import { SubmitButton } from '../ui/submit-button';
import { TextButton } from '../ui/text-button';
import { answering } from './sign-in-store';
import { useExpiry } from './use-expiry';

const start = { newPassword: '', again: '' };

interface FirstPasswordPageProps {
  readonly state: DeskState;
  readonly stage: Extract<DeskStage, { stage: 'first-password' }>;
}

/** The last step of a sign-in with a password that somebody else set: the person chooses their own. */
export const FirstPasswordPage = ({ state, stage }: FirstPasswordPageProps) => {
  const { t } = useTranslation();
  useExpiry();
  const form = useDeskForm({
    start,
    check: ({ newPassword, again }) => passwordsDiffer(newPassword, again),
    send: ({ newPassword }) => answering(desk.signIn.choosePassword({ newPassword })),
  });
  return (
    <Entrance schoolName={state.schoolName}>
      <form {...form.props} className={layout.stack}>
        <div>
          <h1>{t('firstPassword.title')}</h1>
          <p dir="auto">{t('code.for', { username: stage.username })}</p>
          <p className={layout.soft}>{t('firstPassword.lead')}</p>
        </div>
        <ErrorAlert text={form.text} occurrence={form.occurrence} />
        <PasswordPair
          replaces
          autoFocus
          againLabel={t('field.confirmPassword')}
          description={t('password.rule', { count: stage.shortestPassword })}
          password={form.field('newPassword')}
          again={form.field('again')}
          running={form.running}
        />
        <SubmitButton running={form.running} fullWidth>
          {t('firstPassword.submit')}
        </SubmitButton>
        <TextButton onClick={() => void entering(desk.signIn.cancel())}>
          {t('code.backToPassword')}
        </TextButton>
        <p className={`${layout.soft} ${layout.small}`}>
          {t('code.until', { time: timeOfDay(stage.expiresAt) })}
        </p>
      </form>
    </Entrance>
  );
};
