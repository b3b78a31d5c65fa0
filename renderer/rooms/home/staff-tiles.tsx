import {
  IconClock,
  IconKey,
  IconLock,
  IconShieldCheck,
  IconShieldOff,
  IconUserQuestion,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../shared/ipc/overview-contract';
import { type StaffFilter, noStaffFilter } from '../../../shared/staff-list';
import { addressOf } from '../../client/route';
import { changeStaffView } from '../staff/staff-list-store';
import classes from './staff-tiles.module.css';

/** Each tile with the list's filter; the list has no filter for locked accounts or few recovery codes. */
const tiles = [
  { name: 'setUp', Icon: IconShieldCheck, urgent: false, shown: { twoFactor: 'set-up' } },
  { name: 'pending', Icon: IconClock, urgent: false, shown: { twoFactor: 'pending' } },
  { name: 'notSetUp', Icon: IconShieldOff, urgent: false, shown: { twoFactor: 'not-set-up' } },
  { name: 'locked', Icon: IconLock, urgent: true, shown: {} },
  { name: 'lowOnCodes', Icon: IconKey, urgent: true, shown: { twoFactor: 'set-up' } },
  { name: 'neverSignedIn', Icon: IconUserQuestion, urgent: false, shown: {} },
] as const;

/** Filters the list before it opens; a tile may sort people who have never signed in first. */
const narrowTo = (name: (typeof tiles)[number]['name'], shown: Partial<StaffFilter>): void =>
  changeStaffView({
    filter: { ...noStaffFilter, active: true, ...shown },
    sort: name === 'neverSignedIn' ? 'last-sign-in' : 'name',
    direction: 'ascending',
  });

/** Counts of staff by state; each number links to the filtered list. */
export const StaffTiles = ({ staff }: { readonly staff: Overview['staff'] }) => {
  const { t } = useTranslation();
  return (
    <ul className={classes.tiles}>
      {tiles.map(({ name, Icon, urgent, shown }) => (
        <li key={name}>
          <a
            href={addressOf('staff')}
            onClick={() => narrowTo(name, shown)}
            className={`${classes.tile} ${urgent && staff[name] > 0 ? classes.urgent : ''}`}
          >
            <span className={classes.label}>{t(`overview.tiles.${name}`)}</span>
            <strong className={classes.number}>
              {staff[name]}
              <Icon size={20} aria-hidden />
            </strong>
          </a>
        </li>
      ))}
    </ul>
  );
};
