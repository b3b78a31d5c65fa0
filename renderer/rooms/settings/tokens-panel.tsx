import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card';
import layout from '../../ui/layout.module.css';
import { FailedState, LoadingState } from '../../ui/page-states';
import { stock } from '../staff/person-authenticators-store';
import { SeedFileImport } from './seed-file-import';
import { StockTable } from './stock-table';

/** Settings > Setup > Desk > Hardware tokens: the import of seed files, and the unassigned tokens. */
export const TokensPanel = () => {
  const { t } = useTranslation();
  const read = stock.use();
  useEffect(() => void stock.load(), []);
  return (
    <div className={`${layout.stack} ${layout.loose}`}>
      <Card title={t('tokens.import')}>
        <SeedFileImport />
      </Card>
      <Card title={t('tokens.stock')}>
        {read.step === 'loading' ? <LoadingState /> : null}
        {read.step === 'failed' ? (
          <FailedState failure={read.failure} onRetry={() => void stock.load()} />
        ) : null}
        {read.step === 'ready' ? <StockTable tokens={read.value} /> : null}
      </Card>
    </div>
  );
};
