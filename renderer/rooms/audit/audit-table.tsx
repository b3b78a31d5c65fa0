import { type CSSProperties, memo, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditRow } from '../../../shared/ipc/audit-contract';
import { TableFrame } from '../../ui/table-frame';
import table from '../../ui/table.module.css';
import { AuditTableRow } from './audit-table-row';
import classes from './audit-table.module.css';
import { useDrawnRows } from './drawn-rows';

/** Rows that stand together: a browser lays out and paints, and React looks at, a few of all. */
const rowsTogether = 25;

const columns = ['when', 'what', 'portal', 'outcome', 'details'] as const;

const keyOf = ({ hostId, sequence }: AuditRow): string => `${hostId} ${sequence}`;

interface AuditTableRowsProps {
  readonly rows: readonly AuditRow[];
  /** The key of the row among these that is open. */
  readonly open: string | null;
  readonly onToggle: (row: AuditRow) => void;
}

const Rows = ({ rows, open, onToggle }: AuditTableRowsProps) => (
  <tbody className={classes.rows} style={{ '--rows': rows.length } as CSSProperties}>
    {rows.map((row) => (
      <AuditTableRow key={keyOf(row)} row={row} isOpen={open === keyOf(row)} onToggle={onToggle} />
    ))}
  </tbody>
);

const AuditTableRows = memo(
  Rows,
  (before, now) =>
    before.open === now.open &&
    before.onToggle === now.onToggle &&
    before.rows.length === now.rows.length &&
    before.rows.every((row, index) => row === now.rows[index]),
);

/**
 * The rows of the log, each a sentence that opens. A table of its own and not a window onto a virtual one: what is read out,
 * found with the system's search and printed is what is there. Rows that are far from the screen cost nothing.
 */
export const AuditTable = ({ rows }: { readonly rows: readonly AuditRow[] }) => {
  const { t } = useTranslation();
  const drawn = useDrawnRows(rows);
  const [open, setOpen] = useState<string | null>(null);
  const toggle = useCallback(
    (row: AuditRow) => setOpen((present) => (present === keyOf(row) ? null : keyOf(row))),
    [],
  );
  const groups = Array.from({ length: Math.ceil(drawn.length / rowsTogether) }, (_, index) =>
    drawn.slice(index * rowsTogether, (index + 1) * rowsTogether),
  );
  return (
    <TableFrame opens>
      <table
        className={`${table.table} ${classes.table}`}
        aria-label={t('audit.table')}
        aria-busy={drawn.length < rows.length}
      >
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
          <AuditTableRows
            // oxlint-disable-next-line react/no-array-index-key -- rows are added at the end
            key={index}
            rows={group}
            open={group.some((row) => keyOf(row) === open) ? open : null}
            onToggle={toggle}
          />
        ))}
      </table>
    </TableFrame>
  );
};
