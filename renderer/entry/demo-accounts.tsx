import { useTranslation } from 'react-i18next';
import { roleOpensPortal } from '../../shared/access';
import { demoAccounts, demoPassword } from '../../shared/demo';
import layout from '../ui/layout.module.css';
import { usePortal } from '../client/portal-context';
import classes from './demo-accounts.module.css';

/** The demo school's accounts, listed on its sign-in page. */
export const DemoAccounts = () => {
  const { t } = useTranslation();
  const portal = usePortal();
  return (
    <section aria-labelledby="demo-accounts" className={`${classes.box} ${layout.stack} ${layout.tight}`}>
      <h2 id="demo-accounts">{t('demo.accounts')}</h2>
      <dl>
        {demoAccounts
          .filter(({ role }) => roleOpensPortal(role, portal))
          .map(({ username, name, role }) => (
            <div key={username} className={classes.person}>
              <dt className={classes.typed}>{username}</dt>
              <dd>
                <bdi>{name}</bdi>, {t(`role.${role}`)}
              </dd>
            </div>
          ))}
      </dl>
      <dl>
        <dt>{t('demo.password')}</dt>
        <dd className={classes.typed}>{demoPassword}</dd>
      </dl>
      <p className={`${layout.soft} ${layout.small}`}>{t(`demo.codes.${portal}`)}</p>
    </section>
  );
};
