import { useTranslation } from 'react-i18next';
import { accessByRole } from '../../../shared/access';
import type { OwnAccount } from '../../../shared/ipc/own-account-contract';
import { Badge } from '../../ui/badge';
import layout from '../../ui/layout.module.css';
import { day } from '../../messages/times';

/** Whether the person has an authentication app, and which of their portals require its code. */
export const TwoFactorState = ({ account }: { readonly account: OwnAccount }) => {
  const { t } = useTranslation();
  const { portals } = accessByRole[account.role];
  const required = portals.some((portal) => account.codeRequired[portal]);
  return (
    <>
      <div className={layout.row}>
        <Badge tone={account.enrolledAt === null ? (required ? 'warn' : 'plain') : 'good'}>
          {account.enrolledAt === null ? t('home.notSetUp') : t('home.setUp')}
        </Badge>
      </div>
      {account.enrolledAt === null ? (
        <p>{required ? t('home.notSetUpText') : t('home.notRequired')}</p>
      ) : (
        <p>{t('home.setUpSince', { date: day(account.enrolledAt) })}</p>
      )}
      <ul className={layout.plainList}>
        {portals.map((portal) => (
          <li key={portal}>
            {t(`ownSecurity.${portal}`, {
              state: account.codeRequired[portal] ? t('ownSecurity.asks') : t('ownSecurity.asksNot'),
            })}
          </li>
        ))}
      </ul>
    </>
  );
};
