import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskStage, DeskState } from '../../shared/ipc/sign-in-contract';
import type { Failure } from '../../shared/result';
import { desk } from '../client/desk-client';
import { entering } from '../client/desk-state';
import { switchPerson } from '../client/session-acts';
import { CodeField } from '../ui/code-field';
import { useDeskForm } from '../ui/desk-form';
import { Entrance } from '../ui/entrance';
import { ErrorAlert } from '../ui/error-alert';
import layout from '../ui/layout.module.css';
import { PasswordField } from '../ui/password-field';
import { SubmitButton } from '../ui/submit-button';
import { TextButton } from '../ui/text-button';

interface UnlockPageProps {
  readonly state: DeskState;
  readonly stage: Extract<DeskStage, { stage: 'locked' }>;
}

const codesAboutTheCode: readonly Failure['code'][] = ['wrong-code', 'code-already-used'];

/** The page of a locked session: it shows whose session it is, and none of its contents. */
export const UnlockPage = ({ state, stage }: UnlockPageProps) => {
  const { t } = useTranslation();
  const [codeRefusals, setCodeRefusals] = useState(0);
  const passwordInput = useRef<HTMLInputElement>(null);
  const form = useDeskForm({
    start: { password: '', code: '' },
    atField: { 'wrong-code': 'code', 'code-already-used': 'code' },
    send: ({ password, code }) =>
      entering(desk.session.unlock({ password, code: stage.codeNeeded ? code : null })),
    onRefused: ({ code }, sent) => {
      if (codesAboutTheCode.includes(code)) return setCodeRefusals((times) => times + 1);
      if (code !== 'input-refused') form.forget(sent, 'password');
      passwordInput.current?.focus();
    },
  });

  return (
    <Entrance schoolName={state.schoolName}>
      <form {...form.props} className={layout.stack}>
        <div>
          <h1 dir="auto">{t('unlock.title', { name: stage.name })}</h1>
          <p className={layout.soft}>{stage.codeNeeded ? t('unlock.leadWithCode') : t('unlock.lead')}</p>
        </div>
        <ErrorAlert text={form.text} occurrence={form.occurrence} />
        <PasswordField
          label={t('field.password')}
          name="password"
          autoComplete="current-password"
          hideNow={form.running}
          inputRef={passwordInput}
          {...form.field('password')}
          autoFocus
        />
        {stage.codeNeeded ? (
          <CodeField
            {...form.field('code')}
            running={form.running}
            occurrence={codeRefusals}
            focusOnMount={false}
          />
        ) : null}
        <SubmitButton running={form.running} fullWidth>
          {t('unlock.submit')}
        </SubmitButton>
        <div className={`${layout.row} ${layout.spread}`}>
          <TextButton onClick={switchPerson}>{t('shell.switchPerson')}</TextButton>
          <TextButton onClick={() => void entering(desk.session.signOut())}>{t('shell.signOut')}</TextButton>
        </div>
      </form>
    </Entrance>
  );
};
