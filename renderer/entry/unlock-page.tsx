import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskStage, DeskState } from '../../shared/ipc/sign-in-contract';
import type { Failure } from '../../shared/result';
import { CodeField } from '../ui/code-field';
import { Entrance } from '../ui/entrance';
import { ErrorAlert } from '../ui/error-alert';
import layout from '../ui/layout.module.css';
import { PasswordField } from '../ui/password-field';
import { failureOf, useSubmission } from '../ui/submission';
import { SubmitButton } from '../ui/submit-button';
import { TextButton } from '../ui/text-button';
import { without } from '../ui/without';
import { desk } from '../client/desk-client';
import { entering } from '../client/desk-state';
import { failureText, fieldTexts, formText } from '../messages/failure-text';
import { usePortal } from '../client/portal-context';
import { switchPerson } from '../client/session-acts';

interface UnlockPageProps {
  readonly state: DeskState;
  readonly stage: Extract<DeskStage, { stage: 'locked' }>;
}

const fields = ['password', 'code'] as const;
const codesAboutTheCode: readonly Failure['code'][] = ['wrong-code', 'code-already-used'];

/** The window while its session is locked: whose it is, and nothing that it held. */
export const UnlockPage = ({ state, stage }: UnlockPageProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [codeRefusals, setCodeRefusals] = useState(0);
  const passwordInput = useRef<HTMLInputElement>(null);
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission);
  const errors = fieldTexts(t, failure, fields);
  const aboutTheCode = failure !== null && codesAboutTheCode.includes(failure.code);

  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await submit(() =>
      entering(desk.session.unlock({ password, code: stage.codeNeeded ? code : null })),
    );
    if (answer === null || answer.ok) return;
    if (codesAboutTheCode.includes(answer.error.code)) return setCodeRefusals((times) => times + 1);
    if (answer.error.code !== 'input-refused') setPassword(without(password));
    passwordInput.current?.focus();
  };

  return (
    <Entrance schoolName={state.schoolName}>
      <form noValidate className={layout.stack} onSubmit={(event) => void unlock(event)}>
        <div>
          <h1 dir="auto">{t('unlock.title', { name: stage.name })}</h1>
          <p className={layout.soft}>{stage.codeNeeded ? t('unlock.leadWithCode') : t('unlock.lead')}</p>
        </div>
        {aboutTheCode ? null : (
          <ErrorAlert text={formText(t, failure, fields, portal)} occurrence={submission.occurrence} />
        )}
        <PasswordField
          label={t('field.password')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          hideNow={submission.step === 'running'}
          inputRef={passwordInput}
          error={errors.password}
          autoFocus
        />
        {stage.codeNeeded ? (
          <CodeField
            value={code}
            onChange={setCode}
            running={submission.step === 'running'}
            error={aboutTheCode ? failureText(t, failure, portal) : errors.code}
            occurrence={codeRefusals}
            focusOnMount={false}
          />
        ) : null}
        <SubmitButton running={submission.step === 'running'} fullWidth>
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
