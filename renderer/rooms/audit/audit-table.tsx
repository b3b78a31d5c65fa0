import { type CSSProperties, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditRow } from '../../../shared/ipc/audit-contract';
import { TableFrame } from '../../ui/table-frame';
import table from '../../ui/table.module.css';
import { AuditTableRow } from './audit-table-row';
import classes from './audit-table.module.css';

/** The browser skips layout and paint of each group that is far from the screen. */
const rowsInGroup = 25;

const columns = ['when', 'what', 'portal', 'outcome', 'details'] as const;

const keyOf = ({ hostId, sequence }: AuditRow): string => `${hostId} ${sequence}`;

/**
 * The rows of the log, each a sentence that opens. All of them are in the page, so that screen readers, the browser's search
 * and the printer find every row.
 */
export const AuditTable = ({ rows }: { readonly rows: readonly AuditRow[] }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const toggle = useCallback(
    (row: AuditRow) => setOpen((present) => (present === keyOf(row) ? null : keyOf(row))),
    [],
  );
  const groups = Array.from({ length: Math.ceil(rows.length / rowsInGroup) }, (_, index) =>
    rows.slice(index * rowsInGroup, (index + 1) * rowsInGroup),
  );
  return (
    <TableFrame opens>
      <table className={`${table.table} ${classes.table}`} aria-label={t('audit.table')}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`audit.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group, index) => (
          <tbody
            // oxlint-disable-next-line react/no-array-index-key -- rows are added at the end
            key={index}
            className={classes.rows}
            style={{ '--rows': group.length } as CSSProperties}
          >
            {group.map((row) => (
              <AuditTableRow key={keyOf(row)} row={row} isOpen={keyOf(row) === open} onToggle={toggle} />
            ))}
          </tbody>
        ))}
      </table>
    </TableFrame>
  );
};
