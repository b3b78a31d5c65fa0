import { useTranslation } from 'react-i18next';
import classes from './authentication-apps.module.css';

/** The apps that give the code; the same list on the enrolment page and on Help. */
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
