import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import { Card } from '../../ui/card';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import layout from '../../ui/layout.module.css';
import { desk } from '../../client/desk-client';
import { doing } from './profile-store';

/** Whether the person can sign in, and the way to change that. Accounts are set inactive, never deleted. */
export const Access = ({ person }: { readonly person: StaffProfile }) => {
  const { t } = useTranslation();
  // Of the dialog: what it asks stays as it was asked while it is being done, though the person has changed by then.
  const [toSet, setToSet] = useState<'active' | 'inactive' | null>(null);
  const reasonId = useId();
  const { accountId, version, active, hasPassword, isSelf, name } = person;
  const toActive = toSet === 'active';
  const set = () =>
    doing(
      toActive ? 'set-active' : 'set-inactive',
      desk.staff.setActive({ accountId, version, active: toActive }),
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
          onClick={() => setToSet(active ? 'inactive' : 'active')}
        >
          {active ? t('profile.setInactive') : t('profile.setActive')}
        </Button>
        {isSelf ? (
          <span id={reasonId} className={`${layout.soft} ${layout.small}`}>
            {t('profile.ownInactive')}
          </span>
        ) : null}
      </div>
      {toSet ? (
        <ConfirmDialog
          title={toActive ? t('profile.setActiveTitle') : t('profile.setInactiveTitle')}
          confirm={toActive ? t('profile.setActive') : t('profile.setInactive')}
          dangerous={!toActive}
          onConfirm={set}
          onClose={() => setToSet(null)}
        >
          <p dir="auto">
            {toActive ? t('profile.setActiveText', { name }) : t('profile.setInactiveText', { name })}
          </p>
        </ConfirmDialog>
      ) : null}
    </Card>
  );
};
