import { useTranslation } from 'react-i18next';
import { PrintedSheet } from '../ui/printed-sheet';
import print from '../ui/print.module.css';
import { usePortal } from '../client/portal-context';

interface RecoverySheetProps {
  readonly schoolName: string;
  readonly username: string;
  readonly codes: readonly string[];
}

/** The printed sheet: the codes, their owner and the day. */
export const RecoverySheet = ({ schoolName, username, codes }: RecoverySheetProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  return (
    <div className={print.printed} aria-hidden>
      <PrintedSheet
        schoolName={schoolName}
        portals={[portal]}
        title={t('recoveryCodes.sheetTitle')}
        keep={t('recoveryCodes.sheetKeep', { returnObjects: true })}
      >
        <p dir="auto">{t('recoveryCodes.sheetFor', { username })}</p>
        <p>{t('recoveryCodes.sheetUse')}</p>
        <ol className={print.codes}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </PrintedSheet>
    </div>
  );
};
