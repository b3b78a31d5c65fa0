import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffProfile } from '../../shared/ipc/staff-contract';
import { Card } from '../components/card';
import { ConfirmDialog } from '../components/confirm-dialog';
import layout from '../components/layout.module.css';
import { desk } from '../desk-client';
import { doing } from './profile-store';

/** Whether the person can sign in, and the way to change that. Accounts are set inactive, never deleted. */
export const Access = ({ person }: { readonly person: StaffProfile }) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const reasonId = useId();
  const { accountId, version, active, hasPassword, isSelf, name } = person;
  const set = () =>
    doing(
      active ? 'set-inactive' : 'set-active',
      desk.staff.setActive({ accountId, version, active: !active }),
    );
  return (
    <Card title={t('profile.access')}>
      <p>
        {!active ? t('profile.inactiveText') : hasPassword ? t('profile.activeText') : t('password.first')}
      </p>
      <div className={layout.row}>
        <Button
          variant="default"
          size="sm"
          disabled={isSelf}
          aria-describedby={isSelf ? reasonId : undefined}
          onClick={() => setAsking(true)}
        >
          {active ? t('profile.setInactive') : t('profile.setActive')}
        </Button>
        {isSelf ? (
          <span id={reasonId} className={`${layout.soft} ${layout.small}`}>
            {t('profile.ownInactive')}
          </span>
        ) : null}
      </div>
      {asking ? (
        <ConfirmDialog
          title={active ? t('profile.setInactiveTitle') : t('profile.setActiveTitle')}
          confirm={active ? t('profile.setInactive') : t('profile.setActive')}
          dangerous={active}
          onConfirm={set}
          onClose={() => setAsking(false)}
        >
          <p dir="auto">
            {active ? t('profile.setInactiveText', { name }) : t('profile.setActiveText', { name })}
          </p>
        </ConfirmDialog>
      ) : null}
    </Card>
  );
};
