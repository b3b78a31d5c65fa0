import { useTranslation } from 'react-i18next';
import classes from './authentication-apps.module.css';

/** The authentication apps that the enrolment page and Help name. */
export const AuthenticationApps = () => {
  const { t } = useTranslation();
  return (
    <>
      <ul className={classes.apps}>
        {t('apps.names', { returnObjects: true }).map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <p>{t('apps.other')}</p>
    </>
  );
};
