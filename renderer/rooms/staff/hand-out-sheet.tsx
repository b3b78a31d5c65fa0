import { useTranslation } from 'react-i18next';
import type { HandOut } from '../../../shared/ipc/print-contract';
import { PrintedSheet } from '../../ui/printed-sheet';
import { limit } from '../../messages/times';
import classes from './hand-out-sheet.module.css';

const Steps = ({ handOut }: { readonly handOut: HandOut }) => {
  const { t } = useTranslation();
  // The first portal that asks for a code, or else the person's own portal.
  const portal = handOut.asks[0]?.portal ?? handOut.portals[0] ?? 'staff';
  return (
    <ol className={classes.steps}>
      <li>
        {t('handOut.step.app')}
        <ul className={classes.apps}>
          {t('apps.names', { returnObjects: true }).map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
        {t('apps.other')}
      </li>
      <li>{t('handOut.step.signIn', { portal: t(`portal.name.${portal}`) })}</li>
      {handOut.supervised ? <li>{t('handOut.step.supervised')}</li> : null}
      <li>{t('handOut.step.scan')}</li>
      <li>{t('handOut.step.verify')}</li>
      <li>{t('handOut.step.codes')}</li>
    </ol>
  );
};

interface HandOutSheetProps {
  readonly schoolName: string;
  readonly contactLine: string;
  readonly handOut: HandOut;
}

/** What a person takes home to set up their app, in the words of the screens that they will see. */
export const HandOutSheet = ({ schoolName, contactLine, handOut }: HandOutSheetProps) => {
  const { t } = useTranslation();
  return (
    <PrintedSheet
      schoolName={schoolName}
      portals={handOut.portals}
      title={t('handOut.sheetTitle')}
      keep={t('handOut.keep', { returnObjects: true })}
    >
      <dl className={classes.facts}>
        <dt>{t('handOut.for')}</dt>
        <dd dir="auto">{handOut.name}</dd>
        <dt>{t('handOut.usernameIs')}</dt>
        <dd dir="auto">{handOut.username}</dd>
      </dl>
      <p className={classes.sheetTitle}>{t('handOut.askedTitle')}</p>
      {handOut.asks.length === 0 ? (
        <p>{t('handOut.notAsked')}</p>
      ) : (
        <ul className={classes.asks}>
          {handOut.asks.map(({ portal, from }) => (
            <li key={portal}>
              {from === null
                ? t('handOut.asked', { portal: t(`portal.name.${portal}`) })
                : t('handOut.askedFrom', { portal: t(`portal.name.${portal}`), date: limit(from) })}
            </li>
          ))}
        </ul>
      )}
      <p className={classes.sheetTitle}>{t('handOut.stepsTitle')}</p>
      <Steps handOut={handOut} />
      <p className={classes.sheetTitle}>{t('handOut.helpTitle')}</p>
      <p dir="auto">
        {contactLine === '' ? t('help.noContact') : t('help.contact', { contact: contactLine })}
      </p>
    </PrintedSheet>
  );
};
