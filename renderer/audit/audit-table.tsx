import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditRow } from '../../shared/ipc/audit-contract';
import { Badge } from '../components/badge';
import layout from '../components/layout.module.css';
import { TableFrame } from '../components/table-frame';
import table from '../components/table.module.css';
import { exactTime } from '../messages/times';
import { AuditDetails } from './audit-details';
import { auditDetails, auditSentence } from './audit-sentence';
import classes from './audit-table.module.css';

const keyOf = ({ deskId, sequence }: AuditRow): string => `${deskId} ${sequence}`;

/**
 * The rows of the log, each a sentence that opens. A table of its own and not a window onto a virtual one: what is read out,
 * found with the system's search and printed is what is there, and `Show more` keeps it short.
 */
export const AuditTable = ({ rows }: { readonly rows: readonly AuditRow[] }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <TableFrame>
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
          {rows.map((row) => {
            const key = keyOf(row);
            const details = auditDetails(t, row);
            const isOpen = open === key;
            return (
              <Fragment key={key}>
                <tr>
                  <td className={table.time}>{exactTime(row.occurredAt)}</td>
                  <td dir="auto" className={classes.what}>
                    {auditSentence(t, row)}
                    {details === '' ? null : (
                      <div className={`${layout.soft} ${layout.small}`}>{details}</div>
                    )}
                  </td>
                  <td className={table.time}>
                    {row.portal === null ? null : t(`portal.name.${row.portal}`)}
                  </td>
                  <td>
                    <Badge tone={row.outcome === 'success' ? 'good' : 'warn'}>
                      {t(`audit.${row.outcome}`)}
                    </Badge>
                  </td>
                  <td>
                    <button
                      type="button"
                      className={classes.toggle}
                      aria-expanded={isOpen}
                      aria-label={t('audit.detailsOf', { sequence: row.sequence })}
                      onClick={() => setOpen(isOpen ? null : key)}
                    >
                      {isOpen ? (
                        <IconChevronDown size={20} aria-hidden />
                      ) : (
                        <IconChevronRight size={20} aria-hidden />
                      )}
                    </button>
                  </td>
                </tr>
                {isOpen ? (
                  <tr>
                    <td colSpan={5} className={classes.details}>
                      <AuditDetails row={row} />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
};
