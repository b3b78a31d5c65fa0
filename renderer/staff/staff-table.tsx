import { useTranslation } from 'react-i18next';
import type { StaffRow } from '../../shared/ipc/staff-contract';
import { Badge } from '../components/badge';
import { TableFrame } from '../components/table-frame';
import table from '../components/table.module.css';
import { dayAndTime, timeOfDay } from '../messages/times';
import { addressOf } from '../shell/place';
import classes from './staff-table.module.css';

const Status = ({ row }: { readonly row: StaffRow }) => {
  const { t } = useTranslation();
  if (!row.active) return <Badge tone="plain">{t('staff.inactive')}</Badge>;
  if (row.managed?.lockedOut) return <Badge tone="bad">{t('staff.lockedOut')}</Badge>;
  const until = row.managed?.lockedUntil ?? null;
  if (until !== null) return <Badge tone="warn">{t('staff.waiting', { time: timeOfDay(until) })}</Badge>;
  return <Badge tone="good">{t('staff.active')}</Badge>;
};

const ManagedCells = ({ managed }: { readonly managed: NonNullable<StaffRow['managed']> }) => {
  const { t } = useTranslation();
  return (
    <>
      <td>
        <Badge tone={managed.twoFactor === 'set-up' ? 'good' : 'plain'}>
          {t(`staff.state.${managed.twoFactor}`)}
        </Badge>
      </td>
      <td className={table.time}>
        {managed.lastSignInAt === null ? t('common.never') : dayAndTime(managed.lastSignInAt)}
      </td>
    </>
  );
};

interface StaffTableProps {
  readonly rows: readonly StaffRow[];
  /** Whether the viewer is a manager: names lead to profiles, and there is more to see. */
  readonly manages: boolean;
}

/** The table of everyone. */
export const StaffTable = ({ rows, manages }: StaffTableProps) => {
  const { t } = useTranslation();
  return (
    <TableFrame>
      <table className={table.table} aria-label={t('staff.table')}>
        <thead>
          <tr>
            <th scope="col">{t('staff.name')}</th>
            {manages ? <th scope="col">{t('staff.username')}</th> : null}
            <th scope="col">{t('staff.role')}</th>
            <th scope="col">{t('staff.status')}</th>
            {manages ? <th scope="col">{t('staff.twoFactor')}</th> : null}
            {manages ? <th scope="col">{t('staff.lastSignIn')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.accountId}>
              <th scope="row" className={`${table.text} ${classes.name}`}>
                {manages ? (
                  <a href={addressOf('staff', row.accountId)}>
                    <bdi>{row.name}</bdi>
                  </a>
                ) : (
                  <bdi>{row.name}</bdi>
                )}
              </th>
              {manages ? (
                <td className={table.text}>
                  <bdi>{row.managed?.username}</bdi>
                </td>
              ) : null}
              <td className={classes.role}>{t(`role.${row.role}`)}</td>
              <td>
                <Status row={row} />
              </td>
              {manages && row.managed !== null ? <ManagedCells managed={row.managed} /> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
};
