import type { TFunction } from 'i18next';
import { type ComponentProps, Fragment, type ReactNode } from 'react';
import type { StaffRow } from '../../../shared/ipc/staff-contract';
import type { ListedStaffField } from '../../../shared/staff-fields';
import { Badge } from '../../ui/badge';
import table from '../../ui/table.module.css';
import { dayAndTime, timeOfDay } from '../../messages/times';
import { addressOf } from '../../client/route';
import { columnsFor, fieldsFor } from './staff-columns';
import { toggle } from './staff-selection';
import classes from './staff-table.module.css';

type Tone = ComponentProps<typeof Badge>['tone'];

/** Whether somebody can sign in, and the tone of that. */
const statusOf = (t: TFunction, { active, managed }: StaffRow): readonly [Tone, string] => {
  if (!active) return ['plain', t('staff.inactive')];
  if (managed?.lockedOut) return ['bad', t('staff.lockedOut')];
  const until = managed?.lockedUntil ?? null;
  if (until !== null) return ['warn', t('staff.waiting', { time: timeOfDay(until) })];
  if (managed?.hasPassword === false) return ['warn', t('staff.noPassword')];
  return ['good', t('staff.active')];
};

/** The cell of each field. */
const fieldCells: Readonly<
  Record<ListedStaffField, (row: StaffRow, manages: boolean, t: TFunction) => ReactNode>
> = {
  name: ({ name, accountId }, manages) => (
    <th scope="row" className={classes.person} title={name}>
      {manages ? (
        <a href={addressOf('staff', accountId)}>
          <bdi>{name}</bdi>
        </a>
      ) : (
        <bdi>{name}</bdi>
      )}
    </th>
  ),
  username: ({ managed }) => (
    <td title={managed?.username}>
      <bdi>{managed?.username}</bdi>
    </td>
  ),
  role: ({ role }, _manages, t) => <td>{t(`role.${role}`)}</td>,
};

interface StaffTableRowProps {
  /** Undefined while its page loads. */
  readonly row: StaffRow | undefined;
  readonly index: number;
  readonly manages: boolean;
  readonly selected: boolean;
  /** The table's own, because a hook in each row would slow down every letter of a search. */
  readonly t: TFunction;
}

/** One person's row. Long names are cut on the screen and whole for the pointer and the screen reader. */
export const StaffTableRow = ({ row, index, manages, selected, t }: StaffTableRowProps) => {
  if (row === undefined)
    return (
      <tr aria-rowindex={index + 2} className={classes.row}>
        <td colSpan={columnsFor(manages).length + (manages ? 1 : 0)} className={classes.coming}>
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
      {fieldsFor(manages).map((field) => (
        <Fragment key={field}>{fieldCells[field](row, manages, t)}</Fragment>
      ))}
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
