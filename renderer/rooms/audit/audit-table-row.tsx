import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditRow } from '../../../shared/ipc/audit-contract';
import { Badge } from '../../ui/badge';
import layout from '../../ui/layout.module.css';
import table from '../../ui/table.module.css';
import { exactTime } from '../../messages/times';
import { AuditDetails } from './audit-details';
import { auditDetails, auditSentence } from './audit-sentence';
import classes from './audit-table.module.css';

interface AuditTableRowProps {
  readonly row: AuditRow;
  readonly isOpen: boolean;
  readonly onToggle: (row: AuditRow) => void;
}

const Event = ({ row, isOpen, onToggle }: AuditTableRowProps) => {
  const { t } = useTranslation();
  const details = auditDetails(t, row);
  return (
    <>
      <tr>
        <td className={`${table.time} ${classes.when}`}>{exactTime(row.occurredAt)}</td>
        <td dir="auto" className={classes.what}>
          {auditSentence(t, row)}
          {details === '' ? null : <div className={`${layout.soft} ${layout.small}`}>{details}</div>}
        </td>
        <td>{row.portal === null ? null : t(`portal.name.${row.portal}`)}</td>
        <td>
          <Badge tone={row.outcome === 'success' ? 'good' : 'warn'}>{t(`audit.${row.outcome}`)}</Badge>
        </td>
        <td>
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={isOpen}
            aria-label={t('audit.detailsOf', { sequence: row.sequence })}
            onClick={() => onToggle(row)}
          >
            {isOpen ? <IconChevronDown size={20} aria-hidden /> : <IconChevronRight size={20} aria-hidden />}
          </button>
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={5} className={classes.details}>
            <div className={table.below}>
              <AuditDetails row={row} />
            </div>
          </td>
        </tr>
      ) : null}
    </>
  );
};

/** One event's row, and its details below it while it is open. Memoised: opening one row or loading more renders no other row. */
export const AuditTableRow = memo(Event);
