import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import type { StockToken } from '../../../shared/ipc/tokens-contract';
import digits from '../../ui/code-field.module.css';
import { Dialog } from '../../ui/dialog';
import { ErrorAlert } from '../../ui/error-alert';
import { focusFirstError } from '../../ui/focus-first-error';
import layout from '../../ui/layout.module.css';
import { PasswordField } from '../../ui/password-field';
import { failureOf, useSubmission } from '../../ui/submission';
import { SubmitButton } from '../../ui/submit-button';
import { desk } from '../../client/desk-client';
import { failureText, fieldTexts, formText } from '../../messages/failure-text';
import { usePortal } from '../../client/portal-context';
import { changingTheirs, stock } from './person-authenticators-store';

const fields = ['serial', 'seed', 'code'] as const;
const periods = [30, 60] as const;
const nothing = { serial: '', seed: '', periodSeconds: 30 as 30 | 60, code: '' };

interface AddTokenProps {
  readonly person: StaffProfile;
  readonly onClose: () => void;
}

/** Hands out a hardware token, typed by hand or out of the stock; the code that it shows confirms it. */
export const AddToken = ({ person, onClose }: AddTokenProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const { accountId, name } = person;
  const stocked = stock.use();
  const tokens: readonly StockToken[] = stocked.step === 'ready' ? stocked.value : [];
  const [chosen, setChosen] = useState<StockToken['stockTokenId'] | ''>('');
  const [typed, setTyped] = useState(nothing);
  const form = useRef<HTMLFormElement>(null);
  const { submission, submit } = useSubmission();
  const running = submission.step === 'running';
  const failure = failureOf(submission);
  const errors = fieldTexts(t, failure, fields);
  const codeError = failure?.code === 'wrong-code' ? failureText(t, failure, portal) : errors.code;
  const set = (change: Partial<typeof nothing>) => setTyped((before) => ({ ...before, ...change }));

  useEffect(() => void stock.load(), []);

  const add = async (event: FormEvent) => {
    event.preventDefault();
    const { code } = typed;
    const answer = await submit(() =>
      changingTheirs(
        accountId,
        'added',
        chosen === ''
          ? desk.tokens.add({ accountId, ...typed })
          : desk.tokens.assign({ accountId, stockTokenId: chosen, code }),
      ),
    );
    if (answer?.ok) onClose();
    else if (answer?.ok === false) focusFirstError(form.current);
  };

  return (
    <Dialog title={t('personAuthenticators.addTitle')} onClose={onClose}>
      <p dir="auto">{t('personAuthenticators.addText', { name })}</p>
      <form ref={form} noValidate className={layout.stack} onSubmit={(event) => void add(event)}>
        <ErrorAlert
          text={failure?.code === 'wrong-code' ? null : formText(t, failure, fields, portal)}
          occurrence={submission.occurrence}
        />
        {tokens.length === 0 ? null : (
          <NativeSelect
            label={t('personAuthenticators.source')}
            name="source"
            data={[
              { value: '', label: t('personAuthenticators.byHand') },
              ...tokens.map(({ stockTokenId, serial }) => ({
                value: stockTokenId,
                label: t('personAuthenticators.fromStock', { serial }),
              })),
            ]}
            value={chosen}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setChosen(tokens.find(({ stockTokenId }) => stockTokenId === value)?.stockTokenId ?? '');
            }}
          />
        )}
        {chosen === '' ? (
          <>
            <TextInput
              label={t('personAuthenticators.serial')}
              description={t('personAuthenticators.serialHelp')}
              name="serial"
              autoComplete="off"
              spellCheck={false}
              value={typed.serial}
              onChange={(event) => set({ serial: event.currentTarget.value })}
              error={errors.serial}
            />
            <PasswordField
              label={t('personAuthenticators.seed')}
              description={t('personAuthenticators.seedHelp')}
              name="seed"
              autoComplete="new-password"
              value={typed.seed}
              onChange={(seed) => set({ seed })}
              hideNow={running}
              error={errors.seed}
            />
            <NativeSelect
              label={t('personAuthenticators.period')}
              name="period"
              data={periods.map((count) => ({
                value: String(count),
                label: t('personAuthenticators.seconds', { count }),
              }))}
              value={String(typed.periodSeconds)}
              onChange={(event) => set({ periodSeconds: event.currentTarget.value === '60' ? 60 : 30 })}
            />
          </>
        ) : null}
        <TextInput
          label={t('personAuthenticators.code')}
          classNames={{ input: digits.digits ?? '' }}
          name="code"
          inputMode="numeric"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          value={typed.code}
          readOnly={running}
          onChange={(event) => set({ code: event.currentTarget.value })}
          error={codeError}
        />
        <div className={layout.row}>
          <SubmitButton running={running}>{t('personAuthenticators.submit')}</SubmitButton>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
