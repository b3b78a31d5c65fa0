import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../shared/result';
import { desk } from '../client/desk-client';
import { formText } from '../messages/failure-text';
import { usePortal } from '../client/portal-context';
import { ErrorAlert } from './error-alert';
import layout from './layout.module.css';
import { Printed } from './printed';
import { failureOf, useSubmission } from './submission';
import { SubmitButton } from './submit-button';

type Act = 'print' | 'save';

interface PrintActsProps {
  /** The label of the print button. */
  readonly print: string;
  readonly pages: number;
  /** The sheet to print or save, if the room does not show it; it is rendered only for that moment. */
  readonly sheet?: ReactNode;
  /** For a place beside more important buttons. */
  readonly quiet?: boolean;
  readonly onSave: () => Promise<Result<{ saved: boolean }>>;
}

/** Prints the window's sheet, or saves it as a PDF, and shows the outcome. */
export const PrintActs = ({ print, pages, sheet, quiet = false, onSave }: PrintActsProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const { submission, submit } = useSubmission();
  const [begun, setBegun] = useState<Act>('print');
  const [isLaidOut, setIsLaidOut] = useState(false);
  const [done, setDone] = useState<Act | null>(null);
  const running = submission.step === 'running';
  const act = async (chosen: Act): Promise<void> => {
    // Ask main for the pages only after the sheet is rendered.
    flushSync(() => {
      setBegun(chosen);
      setDone(null);
      setIsLaidOut(true);
    });
    const answer =
      chosen === 'print' ? await submit(desk.ownAccount.print) : await submit<{ saved: boolean }>(onSave);
    if (answer !== null) setIsLaidOut(false);
    if (answer?.ok && (answer.value === undefined || answer.value.saved)) setDone(chosen);
  };
  const failure = failureOf(submission);
  const look = quiet ? ({ size: 'sm' } as const) : {};
  const outcome = done === null ? null : t(done === 'print' ? 'print.printed' : 'print.saved');
  return (
    <>
      <ErrorAlert
        text={failure?.code === 'print-failed' ? t('print.printFailed') : formText(t, failure, [], portal)}
        occurrence={submission.occurrence}
      />
      <div className={layout.row}>
        <SubmitButton
          {...look}
          variant={quiet ? 'default' : 'filled'}
          running={running && begun === 'print'}
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => void act('print')}
        >
          {print}
        </SubmitButton>
        <SubmitButton
          {...look}
          variant="default"
          running={running && begun === 'save'}
          leftSection={<IconFileTypePdf size={18} aria-hidden />}
          onClick={() => void act('save')}
        >
          {t('print.saveAsPdf')}
        </SubmitButton>
        <p role="status" className={layout.soft}>
          {running && pages > 1 ? t('print.making', { count: pages }) : outcome}
        </p>
      </div>
      {isLaidOut && sheet !== undefined ? <Printed>{sheet}</Printed> : null}
    </>
  );
};
