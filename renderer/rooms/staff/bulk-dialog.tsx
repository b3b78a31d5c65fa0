import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkAct } from '../../../shared/ipc/staff-bulk-contract';
import { Dialog } from '../../ui/dialog';
import { ErrorAlert } from '../../ui/error-alert';
import layout from '../../ui/layout.module.css';
import progress from '../../ui/progress.module.css';
import { failureOf, useSubmission } from '../../ui/submission';
import { SubmitButton } from '../../ui/submit-button';
import { desk } from '../../client/desk-client';
import { failureText, fieldTexts, formText } from '../../messages/failure-text';
import { usePortal } from '../../client/portal-context';
import classes from './bulk-dialog.module.css';
import type { BulkRun } from './bulk-run';
import { runBulk } from './bulk-run';
import { loadStaff } from './staff-list-store';
import type { Selected } from './staff-selection';
import { selectionFor, selectNobody } from './staff-selection';

interface BulkDialogProps {
  readonly act: BulkAct;
  readonly count: number;
  readonly selected: Selected;
  readonly onClose: () => void;
}

const fields = ['reason'] as const;

const Outcome = ({ run, onClose }: { readonly run: BulkRun; readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const left = run.people - run.seenTo;
  return (
    <>
      <div role="status" className={`${layout.stack} ${layout.tight}`}>
        <p>{t('bulk.done', { count: run.changed })}</p>
        {left > 0 ? <p>{t('bulk.left', { count: left })}</p> : null}
      </div>
      <ErrorAlert text={run.failure === null ? null : failureText(t, run.failure, portal)} />
      {run.passedOver.length === 0 ? null : (
        <>
          <p>{t('bulk.passedOver', { count: run.passedOver.length })}</p>
          {/* A list that scrolls has to be reachable (WCAG 2.1.1). */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <ul className={classes.passedOver} tabIndex={0} aria-label={t('bulk.passedOverList')}>
            {run.passedOver.map(({ name, reason }, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- two people may have one name
              <li key={index}>
                <bdi>{name}</bdi>: {t(`bulk.reason.${reason}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      <div>
        <Button ref={button} onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </>
  );
};

/** Says what will happen, asks for a reason, shows the progress, and then the result. */
export const BulkDialog = ({ act, count, selected, onClose }: BulkDialogProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [people] = useState(count);
  const [reason, setReason] = useState('');
  const [run, setRun] = useState<BulkRun | null>(null);
  const stopped = useRef(false);
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission);
  // Taken off the screen, as by a lock: nobody sees who is done any more, so the others stay as they are.
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );
  const begin = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await submit(() => desk.staffBulk.begin({ act, reason, whom: selectionFor(selected) }));
    if (!answer?.ok) return;
    await runBulk(answer.value.people, () => stopped.current, setRun);
  };
  const close = () => {
    if (run !== null && !run.over) {
      stopped.current = true;
      return;
    }
    if (run !== null) {
      selectNobody();
      void loadStaff();
    }
    onClose();
  };
  return (
    <Dialog title={t(`bulk.title.${act}`, { count: people })} onClose={close}>
      {run === null ? (
        <form noValidate className={layout.stack} onSubmit={(event) => void begin(event)}>
          <ErrorAlert text={formText(t, failure, fields, portal)} occurrence={submission.occurrence} />
          <p>{t(`bulk.text.${act}`)}</p>
          <TextInput
            label={t('bulk.reasonLabel')}
            description={t('bulk.reasonHelp')}
            name="reason"
            autoComplete="off"
            maxLength={200}
            dir="auto"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={fieldTexts(t, failure, fields).reason}
          />
          <div className={layout.row}>
            <SubmitButton
              running={submission.step === 'running'}
              {...(act === 'set-active' ? {} : { color: 'red.9' })}
            >
              {t(`bulk.act.${act}`)}
            </SubmitButton>
            <Button variant="default" onClick={close}>
              {t('common.cancel')}
            </Button>
          </div>
        </form>
      ) : null}
      {run !== null && !run.over ? (
        <>
          <progress
            className={`${progress.progress} ${classes.progress}`}
            aria-label={t('bulk.progressLabel')}
            max={run.people}
            value={run.seenTo}
          />
          <p>{t('bulk.progress', { done: run.seenTo, count: run.people })}</p>
          <div>
            <Button variant="default" onClick={close}>
              {t('bulk.stop')}
            </Button>
          </div>
        </>
      ) : null}
      {run?.over ? <Outcome run={run} onClose={close} /> : null}
    </Dialog>
  );
};
