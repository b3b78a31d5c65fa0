import { Button } from '@mantine/core';
import { IconShieldOff } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import layout from '../../ui/layout.module.css';
import { desk } from '../../client/desk-client';
import { doing } from './profile-store';
import classes from './reset-two-factor.module.css';

/** The username and, next to it, the button that takes the person's authenticator away after a confirmation. */
export const ResetTwoFactor = ({ person }: { readonly person: StaffProfile }) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const reasonId = useId();
  const reason = person.isSelf
    ? t('profile.ownReset')
    : person.twoFactor === 'not-set-up'
      ? t('profile.nothingToReset')
      : null;
  return (
    <div className={classes.line}>
      <span className={layout.soft}>{t('profile.usernameIs')}</span>
      <bdi className={classes.username}>{person.username}</bdi>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconShieldOff size={18} aria-hidden />}
        disabled={reason !== null}
        aria-describedby={reason === null ? undefined : reasonId}
        onClick={() => setAsking(true)}
      >
        {t('profile.reset')}
      </Button>
      {reason === null ? null : (
        <span id={reasonId} className={`${layout.soft} ${layout.small}`}>
          {reason}
        </span>
      )}
      {asking ? (
        <ConfirmDialog
          title={t('profile.resetTitle')}
          confirm={t('profile.reset')}
          dangerous
          onConfirm={() =>
            doing(
              'reset',
              desk.staff.resetTwoFactor({ accountId: person.accountId, version: person.version }),
            )
          }
          onClose={() => setAsking(false)}
        >
          <p dir="auto">{t('profile.resetText', { name: person.name })}</p>
          <ul className={layout.plainList}>
            {t('profile.resetEffects', { returnObjects: true }).map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
          <p>{t('profile.resetTold')}</p>
        </ConfirmDialog>
      ) : null}
    </div>
  );
};
