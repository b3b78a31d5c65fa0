import {
  IconClock,
  IconKey,
  IconLock,
  IconShieldCheck,
  IconShieldOff,
  IconUserQuestion,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '../../shared/ipc/overview-contract';
import { addressOf } from '../shell/place';
import classes from './staff-tiles.module.css';

const tiles = [
  { name: 'setUp', Icon: IconShieldCheck, urgent: false },
  { name: 'pending', Icon: IconClock, urgent: false },
  { name: 'notSetUp', Icon: IconShieldOff, urgent: false },
  { name: 'locked', Icon: IconLock, urgent: true },
  { name: 'lowOnCodes', Icon: IconKey, urgent: true },
  { name: 'neverSignedIn', Icon: IconUserQuestion, urgent: false },
] as const;

/** How many of the staff stand how, each number a way to the list. */
export const StaffTiles = ({ staff }: { readonly staff: Overview['staff'] }) => {
  const { t } = useTranslation();
  return (
    <ul className={classes.tiles}>
      {tiles.map(({ name, Icon, urgent }) => (
        <li key={name}>
          <a
            href={addressOf('staff')}
            className={`${classes.tile} ${urgent && staff[name] > 0 ? classes.urgent : ''}`}
          >
            <span className={classes.label}>
              <Icon size={18} aria-hidden />
              {t(`overview.tiles.${name}`)}
            </span>
            <strong className={classes.number}>{staff[name]}</strong>
          </a>
        </li>
      ))}
    </ul>
  );
};
