import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { inGroupsOfFour } from '../../shared/code-text';
import type { DeskStage, DeskState } from '../../shared/ipc/sign-in-contract';
import { KeepsakePage } from '../ui/keepsake-page';
import { failureOf, useSubmission } from '../ui/submission';
import { desk } from '../client/desk-client';
import { entering } from '../client/desk-state';
import { failureText } from '../messages/failure-text';
import { usePortal } from '../client/portal-context';
import classes from './recovery-codes-page.module.css';
import { RecoverySheet } from './recovery-sheet';
import { copyCodes, forgetSaving, printCodes, useSavingView } from './recovery-codes-store';

interface RecoveryCodesPageProps {
  readonly state: DeskState;
  readonly stage: Extract<DeskStage, { stage: 'recovery-codes' }>;
}

/** Shows the ten recovery codes once, and asks the person to confirm that they have saved them. */
export const RecoveryCodesPage = ({ state, stage }: RecoveryCodesPageProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const saving = useSavingView();
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission) ?? (saving.step === 'refused' ? saving.failure : null);
  const codes = stage.codes.map((code) => inGroupsOfFour(code, '-'));
  const done =
    saving.step === 'printed'
      ? t('recoveryCodes.printed')
      : saving.step === 'copied'
        ? t('recoveryCodes.copied')
        : null;
  useEffect(() => forgetSaving, []);
  return (
    <KeepsakePage
      schoolName={state.schoolName}
      title={t('recoveryCodes.title')}
      lead={t('recoveryCodes.lead')}
      sheet={<RecoverySheet schoolName={state.schoolName} username={stage.username} codes={codes} />}
      error={failure === null ? null : failureText(t, failure, portal)}
      occurrence={submission.occurrence}
      onPrint={() => void printCodes()}
      actions={
        <Button
          variant="default"
          leftSection={<IconCopy size={18} aria-hidden />}
          onClick={() => void copyCodes()}
        >
          {t('recoveryCodes.copy')}
        </Button>
      }
      done={done}
      promise={t('recoveryCodes.saved')}
      running={submission.step === 'running'}
      onContinue={() => void submit(() => entering(desk.ownAccount.confirmRecoveryCodesSaved()))}
    >
      <ol aria-label={t('recoveryCodes.list')} className={classes.codes}>
        {codes.map((code) => (
          <li key={code} className={classes.code}>
            {code}
          </li>
        ))}
      </ol>
    </KeepsakePage>
  );
};
