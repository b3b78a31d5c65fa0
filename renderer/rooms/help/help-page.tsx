import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card';
import layout from '../../ui/layout.module.css';
import { PageHeading } from '../../ui/page-heading';
import { AuthenticationApps } from '../../entry/authentication-apps';
import type { RoomProps } from '../../client/room';
import classes from './help-page.module.css';

/** Explains two-factor authentication, and names the contact for help. */
export const HelpPage = ({ state }: RoomProps) => {
  const { t } = useTranslation();
  return (
    <div className={`${layout.stack} ${layout.loose} ${classes.page}`}>
      <PageHeading>{t('help.title')}</PageHeading>
      <Card title={t('help.what')}>
        <p>{t('help.what0')}</p>
        <p>{t('help.what1')}</p>
        <p>{t('help.what2')}</p>
      </Card>
      <Card title={t('help.enable')}>
        <p>{t('help.enable1')}</p>
        <p className={classes.path}>{t('settingsPath')}</p>
        <p>{t('help.enable2')}</p>
        <ul className={layout.plainList}>
          <li>{t('help.enableOffice')}</li>
          <li>{t('help.enableStaff')}</li>
        </ul>
      </Card>
      <Card title={t('help.apps')}>
        <p>{t('help.apps1')}</p>
        <AuthenticationApps />
      </Card>
      <Card title={t('help.setUp')}>
        <p>{t('help.setUp1')}</p>
        <ol className={classes.steps}>
          {t('help.setUpSteps', { returnObjects: true }).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Card>
      <Card title={t('help.recovery')}>
        <p>{t('help.recovery1')}</p>
      </Card>
      <Card title={t('help.noPhone')}>
        <p>{t('help.noPhone1')}</p>
        <p>{t('help.noPhone2')}</p>
      </Card>
      <Card title={t('help.reset')}>
        <p>{t('help.reset1')}</p>
      </Card>
      <Card title={t('help.notMe')}>
        <p>{t('help.notMe1')}</p>
      </Card>
      <Card title={t('help.more')}>
        <p dir="auto">
          {state.contactLine === '' ? t('help.noContact') : t('help.contact', { contact: state.contactLine })}
        </p>
      </Card>
    </div>
  );
};
