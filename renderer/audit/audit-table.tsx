import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditRow } from '../../shared/ipc/audit-contract';
import { TableFrame } from '../components/table-frame';
import table from '../components/table.module.css';
import { AuditTableRow } from './audit-table-row';

const keyOf = ({ deskId, sequence }: AuditRow): string => `${deskId} ${sequence}`;

/**
 * The rows of the log, each a sentence that opens. A table of its own and not a window onto a virtual one: what is read out,
 * found with the system's search and printed is what is there, and `Show more` keeps it short.
 */
export const AuditTable = ({ rows }: { readonly rows: readonly AuditRow[] }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const toggle = useCallback(
    (row: AuditRow) => setOpen((present) => (present === keyOf(row) ? null : keyOf(row))),
    [],
  );
  return (
    <TableFrame opens>
      <table className={table.table} aria-label={t('audit.table')}>
        <thead>
          <tr>
            <th scope="col">{t('audit.when')}</th>
            <th scope="col">{t('audit.what')}</th>
            <th scope="col">{t('audit.portal')}</th>
            <th scope="col">{t('audit.outcome')}</th>
            <th scope="col">{t('audit.details')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <AuditTableRow key={keyOf(row)} row={row} isOpen={open === keyOf(row)} onToggle={toggle} />
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
};
