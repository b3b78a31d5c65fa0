import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnAccount } from '../../../shared/ipc/own-account-contract';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import layout from '../../ui/layout.module.css';
import { desk } from '../../client/desk-client';
import { entering } from '../../client/desk-state';
import { day } from '../../messages/times';

/** The number of recovery codes left, and a button for a new set. */
export const RecoveryCodes = ({ account }: { readonly account: OwnAccount }) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (account.enrolledAt === null) return <p>{t('ownSecurity.noCodes')}</p>;
  return (
    <>
      <p>{t('ownSecurity.codesLeft', { count: account.recoveryCodesLeft })}</p>
      {account.recoveryCodesMadeAt === null ? null : (
        <p className={layout.soft}>
          {t('ownSecurity.codesMade', { date: day(account.recoveryCodesMadeAt) })}
        </p>
      )}
      <div>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('ownSecurity.makeNew')}
        </Button>
      </div>
      {asking ? (
        <ConfirmDialog
          title={t('ownSecurity.makeNewTitle')}
          confirm={t('ownSecurity.makeNewConfirm')}
          onConfirm={() => entering(desk.ownAccount.replaceRecoveryCodes())}
          onClose={() => setAsking(false)}
        >
          <p>{t('ownSecurity.makeNewText')}</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
};
