import { useTranslation } from 'react-i18next';
import classes from './navigation.module.css';
import { addressOf } from '../client/route';
import type { Room, RoomName } from '../client/room';

interface NavigationProps {
  readonly rooms: readonly Room[];
  readonly present: RoomName;
}

/** The links to the rooms that this person may open. */
export const Navigation = ({ rooms, present }: NavigationProps) => {
  const { t } = useTranslation();
  return (
    <nav className={classes.navigation} aria-label={t('shell.navigation')}>
      <ul className={classes.links}>
        {rooms.map(({ name, Icon }) => (
          <li key={name}>
            <a
              className={classes.link}
              href={addressOf(name)}
              aria-current={name === present ? 'page' : undefined}
            >
              <Icon size={20} aria-hidden />
              {t(`shell.${name}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
