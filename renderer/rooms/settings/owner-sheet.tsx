import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { desk } from '../../client/desk-client';
import { entering } from '../../client/desk-state';
import { day, dayAndTime } from '../../messages/times';

/** The owner's sheet's date of issue, and a button for a new one. */
export const OwnerSheet = ({ issuedAt }: { readonly issuedAt: number | null }) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <div>
        <Badge tone={issuedAt === null ? 'warn' : 'good'}>
          {issuedAt === null ? t('keys.sheetNever') : t('keys.sheetIssued', { date: day(issuedAt) })}
        </Badge>
      </div>
      <p>{t('keys.sheetText')}</p>
      <div>
        <Button
          variant={issuedAt === null ? 'filled' : 'default'}
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {t('keys.issue')}
        </Button>
      </div>
      {asking ? (
        <ConfirmDialog
          title={t('keys.issueTitle')}
          confirm={t('keys.issueConfirm')}
          onConfirm={() => entering(desk.keys.issueSheet())}
          onClose={() => setAsking(false)}
        >
          <p>{t('keys.issueText')}</p>
          {issuedAt === null ? null : <p>{t('keys.issueVoid', { time: dayAndTime(issuedAt) })}</p>}
        </ConfirmDialog>
      ) : null}
    </>
  );
};
