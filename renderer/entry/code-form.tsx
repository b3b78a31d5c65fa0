import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { normaliseCode } from '../../shared/code-text';
import type { Failure, Result } from '../../shared/result';
import { CodeField } from '../ui/code-field';
import { ErrorAlert } from '../ui/error-alert';
import layout from '../ui/layout.module.css';
import { failureOf, useSubmission } from '../ui/submission';
import { SubmitButton } from '../ui/submit-button';
import { failureText } from '../messages/failure-text';
import { usePortal } from '../client/portal-context';

interface CodeFormProps {
  readonly answer: (code: string) => Promise<Result<unknown>>;
  readonly children?: ReactNode;
}

const isAboutTheCode = ({ code }: Failure): boolean => code === 'wrong-code' || code === 'code-already-used';

/** An Enter right after the sixth digit repeats the automatic send: it must not count as a second try. */
const sameTryWithin = 1_000;

/** Six digits and a Verify button. The form sends itself at the sixth digit, and never sends a text that is no code. */
export const CodeForm = ({ answer, children }: CodeFormProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [typed, setTyped] = useState('');
  const [incomplete, setIncomplete] = useState({ shown: false, times: 0 });
  const { submission, submit, clear } = useSubmission();
  const sent = useRef({ code: '', at: Number.NEGATIVE_INFINITY });
  const failure = failureOf(submission);

  const send = async (code: string) => {
    if ((await submit(() => answer(code))) !== null) sent.current = { code, at: performance.now() };
  };

  const verify = () => {
    const code = normaliseCode(typed);
    if (code === null) {
      clear();
      setIncomplete(({ times }) => ({ shown: true, times: times + 1 }));
    } else if (code !== sent.current.code || performance.now() - sent.current.at > sameTryWithin) {
      void send(code);
    }
  };

  const fieldError =
    failure !== null && isAboutTheCode(failure)
      ? failureText(t, failure, portal)
      : incomplete.shown
        ? t('password.codeIncomplete')
        : undefined;

  return (
    <form
      noValidate
      className={layout.stack}
      onSubmit={(event) => {
        event.preventDefault();
        verify();
      }}
    >
      {failure === null || isAboutTheCode(failure) ? null : (
        <ErrorAlert text={failureText(t, failure, portal)} occurrence={submission.occurrence} />
      )}
      {children}
      <CodeField
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setIncomplete(({ times }) => ({ shown: false, times }));
        }}
        onComplete={(code) => void send(code)}
        running={submission.step === 'running'}
        error={fieldError}
        occurrence={submission.occurrence + incomplete.times}
      />
      <SubmitButton running={submission.step === 'running'} fullWidth>
        {t('code.verify')}
      </SubmitButton>
    </form>
  );
};
