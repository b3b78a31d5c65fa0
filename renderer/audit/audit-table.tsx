import { useTranslation } from 'react-i18next';
import type { AuditRow } from '../../shared/ipc/audit-contract';
import { Badge } from '../components/badge';
import layout from '../components/layout.module.css';
import { TableFrame } from '../components/table-frame';
import table from '../components/table.module.css';
import { exactTime } from '../messages/times';
import { auditDetails, auditSentence } from './audit-sentence';

/** The rows of the log, each a sentence. */
export const AuditTable = ({ rows }: { readonly rows: readonly AuditRow[] }) => {
  const { t } = useTranslation();
  return (
    <TableFrame>
      <table className={table.table} aria-label={t('audit.table')}>
        <thead>
          <tr>
            <th scope="col">{t('audit.when')}</th>
            <th scope="col">{t('audit.what')}</th>
            <th scope="col">{t('audit.portal')}</th>
            <th scope="col">{t('audit.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const details = auditDetails(t, row);
            return (
              <tr key={row.sequence}>
                <td className={table.time}>{exactTime(row.occurredAt)}</td>
                <td dir="auto">
                  {auditSentence(t, row)}
                  {details === '' ? null : <div className={`${layout.soft} ${layout.small}`}>{details}</div>}
                </td>
                <td className={table.time}>{row.portal === null ? null : t(`portal.name.${row.portal}`)}</td>
                <td>
                  <Badge tone={row.outcome === 'success' ? 'good' : 'warn'}>
                    {t(`audit.${row.outcome}`)}
                  </Badge>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
};
