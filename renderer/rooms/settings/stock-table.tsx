import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StockToken } from '../../../shared/ipc/tokens-contract';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import layout from '../../ui/layout.module.css';
import { EmptyState } from '../../ui/page-states';
import { TableFrame } from '../../ui/table-frame';
import table from '../../ui/table.module.css';
import { desk } from '../../client/desk-client';
import { day } from '../../messages/times';
import { stock } from '../staff/person-authenticators-store';

const Discard = ({ token, onClose }: { readonly token: StockToken; readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const { stockTokenId, serial } = token;
  const discard = async () => {
    const answer = await desk.tokens.discard({ stockTokenId });
    if (answer.ok) stock.put(answer.value);
    return answer;
  };
  return (
    <ConfirmDialog
      title={t('tokens.discardTitle')}
      confirm={t('tokens.discard')}
      dangerous
      onConfirm={discard}
      onClose={onClose}
    >
      <p dir="auto">{t('tokens.discardText', { serial })}</p>
    </ConfirmDialog>
  );
};

/** The unassigned tokens, by serial number. */
export const StockTable = ({ tokens }: { readonly tokens: readonly StockToken[] }) => {
  const { t } = useTranslation();
  const [discarding, setDiscarding] = useState<StockToken | null>(null);
  if (tokens.length === 0)
    return (
      <EmptyState title={t('tokens.empty')}>
        <p>{t('tokens.emptyText')}</p>
      </EmptyState>
    );
  return (
    <>
      <p className={layout.soft}>{t('tokens.stockText')}</p>
      <TableFrame plain>
        <table className={table.table} aria-label={t('tokens.stockTable')}>
          <thead>
            <tr>
              <th scope="col">{t('tokens.serial')}</th>
              <th scope="col">{t('tokens.period')}</th>
              <th scope="col">{t('tokens.addedAt')}</th>
              <th scope="col">{t('tokens.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {tokens.map((token) => (
              <tr key={token.stockTokenId}>
                <th scope="row">
                  <bdi>{token.serial}</bdi>
                </th>
                <td className={table.time}>{t('tokens.seconds', { count: token.periodSeconds })}</td>
                <td className={table.time}>{day(token.addedAt)}</td>
                <td>
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={t('authenticators.of', { action: t('tokens.discard'), name: token.serial })}
                    onClick={() => setDiscarding(token)}
                  >
                    {t('tokens.discard')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {discarding === null ? null : <Discard token={discarding} onClose={() => setDiscarding(null)} />}
    </>
  );
};
