import { useTranslation } from 'react-i18next';
import { inGroupsOfFour } from '../../shared/code-text';
import type { DeskStage } from '../../shared/ipc/sign-in-contract';
import { PrintedSheet } from '../ui/printed-sheet';
import print from '../ui/print.module.css';
import { day } from '../messages/times';
import { usePortal } from '../client/portal-context';
import classes from './printed-owner-sheet.module.css';

interface PrintedOwnerSheetProps {
  readonly schoolName: string;
  readonly stage: Extract<DeskStage, { stage: 'owner-sheet' }>;
}

const Steps = ({ of }: { readonly of: 'sheetUse' | 'sheetKeep' }) => {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t(`ownerSheet.${of}Title`)}</h2>
      <ol className={classes.steps}>
        {t(`ownerSheet.${of}`, { returnObjects: true }).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  );
};

/** The printed sheet: the key, large enough to type from the paper, its date of issue, and instructions. */
export const PrintedOwnerSheet = ({ schoolName, stage }: PrintedOwnerSheetProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const groups = inGroupsOfFour(stage.recoveryKey).split(' ');
  return (
    <div className={`${print.printed} ${classes.sheet}`} aria-hidden>
      <PrintedSheet
        schoolName={schoolName}
        portals={[portal]}
        title={t('ownerSheet.sheetTitle')}
        keep={t('ownerSheet.sheetNever', { returnObjects: true })}
      >
        <p dir="auto">{t('ownerSheet.sheetIssued', { date: day(stage.issuedAt), name: stage.name })}</p>
        <p className={classes.keyName}>{t('field.recoveryKey')}</p>
        <ul className={classes.key}>
          {groups.map((group, index) => (
            // Two groups may be equal, and their order never changes.
            <li key={index}>{group}</li>
          ))}
        </ul>
        <p className={classes.note}>{t('ownerSheet.sheetNote')}</p>
        <p className={classes.void}>{t('ownerSheet.sheetVoid')}</p>
        <Steps of="sheetUse" />
        <Steps of="sheetKeep" />
        <div className={classes.sealed}>
          <span className={classes.line}>{t('ownerSheet.sheetSealedOn')}</span>
          <span className={classes.line}>{t('ownerSheet.sheetSealedBy')}</span>
        </div>
      </PrintedSheet>
    </div>
  );
};
