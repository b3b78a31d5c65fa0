import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inGroupsOfFour } from '../../shared/code-text';
import type { DeskStage, DeskState } from '../../shared/ipc/sign-in-contract';
import { KeepsakePage } from '../ui/keepsake-page';
import layout from '../ui/layout.module.css';
import { failureOf, useSubmission } from '../ui/submission';
import { desk } from '../client/desk-client';
import { entering } from '../client/desk-state';
import { formText } from '../messages/failure-text';
import { usePortal } from '../client/portal-context';
import classes from './owner-sheet-page.module.css';
import { PrintedOwnerSheet } from './printed-owner-sheet';

interface OwnerSheetPageProps {
  readonly state: DeskState;
  readonly stage: Extract<DeskStage, { stage: 'owner-sheet' }>;
}

const Points = ({ of }: { readonly of: 'opens' | 'keep' }) => {
  const { t } = useTranslation();
  return (
    <section className={`${layout.stack} ${layout.tight}`}>
      <h2>{t(`ownerSheet.${of}Title`)}</h2>
      <ul className={layout.plainList}>
        {t(`ownerSheet.${of}`, { returnObjects: true }).map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
};

/** Shows a new owner's sheet with its recovery key once. The manager prints it and keeps it away from the desk. */
export const OwnerSheetPage = ({ state, stage }: OwnerSheetPageProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const labelId = useId();
  const [printed, setPrinted] = useState(false);
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission);
  const print = async () => {
    setPrinted(false);
    const answer = await submit(() => desk.ownAccount.print());
    setPrinted(answer?.ok === true);
  };
  return (
    <KeepsakePage
      schoolName={state.schoolName}
      title={t('ownerSheet.title')}
      lead={t('ownerSheet.lead')}
      sheet={<PrintedOwnerSheet schoolName={state.schoolName} stage={stage} />}
      error={
        failure?.code === 'print-failed' ? t('ownerSheet.printFailed') : formText(t, failure, [], portal)
      }
      occurrence={submission.occurrence}
      onPrint={() => void print()}
      done={printed ? t('ownerSheet.printed') : null}
      below={
        <div className={classes.points}>
          <Points of="opens" />
          <Points of="keep" />
        </div>
      }
      promise={t('ownerSheet.away')}
      running={submission.step === 'running'}
      onContinue={() => void submit(() => entering(desk.keys.putSheetAway()))}
    >
      <div role="group" aria-labelledby={labelId} className={`${layout.stack} ${layout.tight}`}>
        <span id={labelId} className={classes.label}>
          {t('field.recoveryKey')}
        </span>
        <code className={classes.key}>{inGroupsOfFour(stage.recoveryKey)}</code>
      </div>
    </KeepsakePage>
  );
};
