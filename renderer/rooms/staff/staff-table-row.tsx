import type { TFunction } from 'i18next';
import type { ComponentProps } from 'react';
import type { StaffRow } from '../../../shared/ipc/staff-contract';
import { Badge } from '../../ui/badge';
import table from '../../ui/table.module.css';
import { dayAndTime, timeOfDay } from '../../messages/times';
import { addressOf } from '../../client/route';
import { toggle } from './staff-selection';
import classes from './staff-table.module.css';

type Tone = ComponentProps<typeof Badge>['tone'];

/** How somebody stands with signing in, and how good that is. */
const statusOf = (t: TFunction, { active, managed }: StaffRow): readonly [Tone, string] => {
  if (!active) return ['plain', t('staff.inactive')];
  if (managed?.lockedOut) return ['bad', t('staff.lockedOut')];
  const until = managed?.lockedUntil ?? null;
  if (until !== null) return ['warn', t('staff.waiting', { time: timeOfDay(until) })];
  if (managed?.hasPassword === false) return ['warn', t('staff.noPassword')];
  return ['good', t('staff.active')];
};

interface StaffTableRowProps {
  /** Not there while its page is on the way. */
  readonly row: StaffRow | undefined;
  readonly index: number;
  readonly manages: boolean;
  readonly selected: boolean;
  /** The table's own: no row or cell needs a hook, which each letter of a search would pay for. */
  readonly t: TFunction;
}

/** One person's row. Long names are cut on the screen and whole for the pointer and the screen reader. */
export const StaffTableRow = ({ row, index, manages, selected, t }: StaffTableRowProps) => {
  if (row === undefined)
    return (
      <tr aria-rowindex={index + 2} className={classes.row}>
        <td colSpan={manages ? 7 : 3} className={classes.coming}>
          {t('common.loading')}
        </td>
      </tr>
    );
  const { managed } = row;
  const [tone, status] = statusOf(t, row);
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
        <td title={managed?.username}>
          <bdi>{managed?.username}</bdi>
        </td>
      ) : null}
      <td>{t(`role.${row.role}`)}</td>
      <td>
        <Badge tone={tone}>{status}</Badge>
      </td>
      {manages && managed !== null ? (
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
      ) : null}
    </tr>
  );
};
