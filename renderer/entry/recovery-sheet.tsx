import { useTranslation } from 'react-i18next';
import { PaperSheet } from '../ui/paper-sheet';
import paper from '../ui/paper.module.css';
import { usePortal } from '../client/portal-context';

interface RecoverySheetProps {
  readonly schoolName: string;
  readonly username: string;
  readonly codes: readonly string[];
}

/** What the printer gets in the place of the screen: the codes, whose they are, and the day. */
export const RecoverySheet = ({ schoolName, username, codes }: RecoverySheetProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  return (
    <div className={paper.paper} aria-hidden>
      <PaperSheet
        schoolName={schoolName}
        portals={[portal]}
        title={t('recoveryCodes.paperTitle')}
        keep={t('recoveryCodes.paperKeep', { returnObjects: true })}
      >
        <p dir="auto">{t('recoveryCodes.paperFor', { username })}</p>
        <p>{t('recoveryCodes.paperUse')}</p>
        <ol className={paper.codes}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </PaperSheet>
    </div>
  );
};
