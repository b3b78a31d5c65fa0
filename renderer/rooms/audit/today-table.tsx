import { useTranslation } from 'react-i18next';
import type { AuditRow } from '../../../shared/ipc/audit-contract';
import { timeOfDay } from '../../messages/times';
import { auditDetails, auditSentence } from './audit-sentence';
import classes from './today-table.module.css';

/** The events of a day, on the screen and on paper. */
export const TodayTable = ({ rows }: { readonly rows: readonly AuditRow[] }) => {
  const { t } = useTranslation();
  return (
    <table className={classes.events} aria-label={t('audit.today.table')}>
      <thead>
        <tr>
          <th scope="col">{t('audit.when')}</th>
          <th scope="col">{t('audit.what')}</th>
          <th scope="col">{t('audit.portal')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.sequence}>
            <td className={classes.time}>{timeOfDay(row.occurredAt)}</td>
            <td dir="auto">
              {auditSentence(t, row)} {auditDetails(t, row)}
            </td>
            <td>{row.portal === null ? null : t(`portal.name.${row.portal}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
