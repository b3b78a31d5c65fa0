import { Button } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import type { ChangeEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeedFilePreview } from '../../../shared/ipc/tokens-contract';
import { policy } from '../../../shared/policy';
import { ErrorAlert } from '../../ui/error-alert';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';
import { failureOf, useSubmission } from '../../ui/submission';
import { SubmitButton } from '../../ui/submit-button';
import { desk } from '../../client/desk-client';
import { failureText } from '../../messages/failure-text';
import { usePortal } from '../../client/portal-context';
import { stock } from '../staff/person-authenticators-store';
import { SeedFileErrors, SeedFileRows } from './seed-file-tables';

/** The step of the import. The file's text holds seeds, so the page keeps it only while the preview shows. */
type View =
  | { readonly step: 'choose' }
  | { readonly step: 'too-large' }
  | { readonly step: 'preview'; readonly text: string; readonly preview: SeedFilePreview }
  | { readonly step: 'imported'; readonly assigned: number; readonly stocked: number };

/** Decodes text from a spreadsheet: UTF-8, or else the old Windows code page. */
const readText = async (file: File): Promise<string> => {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/** Imports a seed file: the manager chooses it and sees its errors by line and column before main stores it. */
export const SeedFileImport = () => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [view, setView] = useState<View>({ step: 'choose' });
  const input = useRef<HTMLInputElement>(null);
  const { submission, submit, clear } = useSubmission();
  const failure = failureOf(submission);

  const choose = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const file = currentTarget.files?.[0];
    if (file === undefined) return;
    const tooLarge = file.size > policy.authenticators.longestSeedFile;
    const text = tooLarge ? '' : await readText(file);
    // Lets the manager choose the same file again after a correction.
    if (input.current !== null) input.current.value = '';
    clear();
    if (tooLarge) return setView({ step: 'too-large' });
    const answer = await submit(() => desk.tokens.preview({ text }));
    setView(answer?.ok ? { step: 'preview', text, preview: answer.value } : { step: 'choose' });
  };

  const store = async (text: string) => {
    const answer = await submit(() => desk.tokens.import({ text }));
    if (!answer?.ok) return;
    setView({ step: 'imported', ...answer.value });
    void stock.load();
  };

  const { errors, rows } = view.step === 'preview' ? view.preview : { errors: [], rows: [] };
  return (
    <>
      <p className={layout.soft}>{t('tokens.importText')}</p>
      <ErrorAlert
        text={
          view.step === 'too-large'
            ? t('tokens.tooLarge')
            : failure === null
              ? null
              : failureText(t, failure, portal)
        }
        occurrence={submission.occurrence}
      />
      {view.step === 'imported' ? (
        <MessageBox tone="good" role="status">
          {t('tokens.imported', { assigned: view.assigned, stocked: view.stocked })}
        </MessageBox>
      ) : null}
      {view.step === 'preview' ? (
        <>
          <MessageBox tone={errors.length > 0 ? 'warn' : 'plain'} role="status">
            {errors.length > 0
              ? t('tokens.errors', { count: errors.length })
              : t('tokens.ready', { count: rows.length })}
          </MessageBox>
          {errors.length > 0 ? <SeedFileErrors errors={errors} /> : null}
          {rows.length > 0 ? <SeedFileRows rows={rows} /> : null}
        </>
      ) : null}
      <div className={layout.row}>
        {view.step === 'preview' && errors.length === 0 ? (
          <SubmitButton running={submission.step === 'running'} onClick={() => void store(view.text)}>
            {t('tokens.submit', { count: rows.length })}
          </SubmitButton>
        ) : null}
        <Button
          variant="default"
          leftSection={<IconFileUpload size={18} aria-hidden />}
          onClick={() => input.current?.click()}
        >
          {view.step === 'preview' ? t('tokens.another') : t('tokens.choose')}
        </Button>
        <input
          ref={input}
          hidden
          type="file"
          accept=".csv,.txt,text/csv"
          aria-label={t('tokens.choose')}
          onChange={(event) => void choose(event)}
        />
      </div>
    </>
  );
};
