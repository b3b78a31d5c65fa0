import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import { Card } from '../../ui/card';
import { goTo } from '../../client/route';

/** The way to the sheet that tells a person how to set up their app. */
export const HandOutCard = ({ person }: { readonly person: StaffProfile }) => {
  const { t } = useTranslation();
  return (
    <Card title={t('handOut.card')}>
      <p>{t('handOut.cardText')}</p>
      <div>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => goTo('staff', person.accountId, 'hand-out')}
        >
          {t('handOut.print')}
        </Button>
      </div>
    </Card>
  );
};
