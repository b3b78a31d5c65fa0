import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkAct } from '../../../shared/ipc/staff-bulk-contract';
import layout from '../../ui/layout.module.css';
import { TextButton } from '../../ui/text-button';
import { goTo } from '../../client/route';
import classes from './bulk-bar.module.css';
import { BulkDialog } from './bulk-dialog';
import { countSelected, selectAllMatching, selectNobody, useSelected } from './staff-selection';

const acts = ['set-inactive', 'set-active', 'reset-two-factor'] as const satisfies readonly BulkAct[];

/** How many are selected and what can be done with them; it stays as long as anybody is. */
export const BulkBar = ({ total }: { readonly total: number }) => {
  const { t } = useTranslation();
  const { selected } = useSelected();
  const [act, setAct] = useState<BulkAct | null>(null);
  const count = countSelected(selected, total);
  if (count === 0 && act === null) return null;
  return (
    <div role="group" aria-label={t('bulk.bar')} className={classes.bar}>
      <strong role="status">{t('bulk.selected', { count })}</strong>
      {selected.kind === 'these' && count < total ? (
        <TextButton onClick={selectAllMatching}>{t('bulk.selectAll', { count: total })}</TextButton>
      ) : null}
      <TextButton onClick={selectNobody}>{t('bulk.selectNobody')}</TextButton>
      <div className={`${layout.row} ${classes.acts}`}>
        <Button variant="default" size="sm" onClick={() => goTo('staff', 'hand-outs')}>
          {t('handOut.bulk')}
        </Button>
        {acts.map((one) => (
          <Button key={one} variant="default" size="sm" onClick={() => setAct(one)}>
            {t(`bulk.act.${one}`)}
          </Button>
        ))}
      </div>
      {act === null ? null : (
        <BulkDialog act={act} count={count} selected={selected} onClose={() => setAct(null)} />
      )}
    </div>
  );
};
