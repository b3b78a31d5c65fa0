import { useTranslation } from 'react-i18next';
import { inGroupsOfFour } from '../../shared/code-text';
import type { DeskStage } from '../../shared/ipc/sign-in-contract';
import { PaperSheet } from '../ui/paper-sheet';
import paper from '../ui/paper.module.css';
import { day } from '../messages/times';
import { usePortal } from '../client/portal-context';
import classes from './printed-sheet.module.css';

interface PrintedSheetProps {
  readonly schoolName: string;
  readonly stage: Extract<DeskStage, { stage: 'owner-sheet' }>;
}

const Steps = ({ of }: { readonly of: 'paperUse' | 'paperKeep' }) => {
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

/** What the printer gets: the key large enough to be typed off the paper, when it was issued, and what to do with it. */
export const PrintedSheet = ({ schoolName, stage }: PrintedSheetProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const groups = inGroupsOfFour(stage.recoveryKey).split(' ');
  return (
    <div className={`${paper.paper} ${classes.sheet}`} aria-hidden>
      <PaperSheet
        schoolName={schoolName}
        portals={[portal]}
        title={t('ownerSheet.paperTitle')}
        keep={t('ownerSheet.paperNever', { returnObjects: true })}
      >
        <p dir="auto">{t('ownerSheet.paperIssued', { date: day(stage.issuedAt), name: stage.name })}</p>
        <p className={classes.keyName}>{t('field.recoveryKey')}</p>
        <ul className={classes.key}>
          {groups.map((group, index) => (
            // Two groups may be the same, and they never move.
            <li key={index}>{group}</li>
          ))}
        </ul>
        <p className={classes.note}>{t('ownerSheet.paperNote')}</p>
        <p className={classes.void}>{t('ownerSheet.paperVoid')}</p>
        <Steps of="paperUse" />
        <Steps of="paperKeep" />
        <div className={classes.sealed}>
          <span className={classes.line}>{t('ownerSheet.paperSealedOn')}</span>
          <span className={classes.line}>{t('ownerSheet.paperSealedBy')}</span>
        </div>
      </PaperSheet>
    </div>
  );
};
