import { useTranslation } from 'react-i18next';
import paper from '../components/paper.module.css';
import { today } from '../messages/times';

interface RecoverySheetProps {
  readonly schoolName: string;
  readonly username: string;
  readonly codes: readonly string[];
}

/** What the printer gets in the place of the screen: the codes, whose they are, and the day. */
export const RecoverySheet = ({ schoolName, username, codes }: RecoverySheetProps) => {
  const { t } = useTranslation();
  return (
    <div className={paper.paper} aria-hidden>
      <p className={paper.title} dir="auto">
        {t('recoveryCodes.paperTitle', { school: schoolName })}
      </p>
      <p dir="auto">{t('recoveryCodes.paperFor', { username })}</p>
      <p>{t('recoveryCodes.paperDate', { date: today() })}</p>
      <p>{t('recoveryCodes.paperUse')}</p>
      <ol className={paper.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
    </div>
  );
};
