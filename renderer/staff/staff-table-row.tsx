import { useTranslation } from 'react-i18next';
import type { StaffRow } from '../../shared/ipc/staff-contract';
import { Badge } from '../components/badge';
import table from '../components/table.module.css';
import { dayAndTime, timeOfDay } from '../messages/times';
import { addressOf } from '../shell/place';
import { toggle } from './staff-selection';
import classes from './staff-table.module.css';

const Status = ({ row }: { readonly row: StaffRow }) => {
  const { t } = useTranslation();
  if (!row.active) return <Badge tone="plain">{t('staff.inactive')}</Badge>;
  if (row.managed?.lockedOut) return <Badge tone="bad">{t('staff.lockedOut')}</Badge>;
  const until = row.managed?.lockedUntil ?? null;
  if (until !== null) return <Badge tone="warn">{t('staff.waiting', { time: timeOfDay(until) })}</Badge>;
  if (row.managed?.hasPassword === false) return <Badge tone="warn">{t('staff.noPassword')}</Badge>;
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
      <td className={`${table.time} ${classes.signedInAt}`}>
        {managed.lastSignInAt === null ? t('common.never') : dayAndTime(managed.lastSignInAt)}
      </td>
    </>
  );
};

interface StaffTableRowProps {
  /** Not there while its page is on the way. */
  readonly row: StaffRow | undefined;
  readonly index: number;
  readonly manages: boolean;
  readonly selected: boolean;
}

/** One person's row. Long names are cut on the screen and whole for the pointer and the screen reader. */
export const StaffTableRow = ({ row, index, manages, selected }: StaffTableRowProps) => {
  const { t } = useTranslation();
  if (row === undefined)
    return (
      <tr aria-rowindex={index + 2} className={classes.row}>
        <td colSpan={manages ? 7 : 3} className={classes.coming}>
          {t('common.loading')}
        </td>
      </tr>
    );
  return (
    <tr aria-rowindex={index + 2} className={`${classes.row} ${selected ? classes.selected : ''}`}>
      {manages ? (
        <td className={classes.select}>
          <input
            type="checkbox"
            aria-label={t('bulk.select', { name: row.name })}
            checked={selected}
            onChange={() => toggle(row.accountId)}
          />
        </td>
      ) : null}
      <th scope="row" className={classes.person} title={row.name}>
        {manages ? (
          <a href={addressOf('staff', row.accountId)}>
            <bdi>{row.name}</bdi>
          </a>
        ) : (
          <bdi>{row.name}</bdi>
        )}
      </th>
      {manages ? (
        <td title={row.managed?.username}>
          <bdi>{row.managed?.username}</bdi>
        </td>
      ) : null}
      <td>{t(`role.${row.role}`)}</td>
      <td>
        <Status row={row} />
      </td>
      {manages && row.managed !== null ? <ManagedCells managed={row.managed} /> : null}
    </tr>
  );
};
