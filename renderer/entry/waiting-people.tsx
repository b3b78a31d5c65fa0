import { IconLock } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskStage } from '../../shared/ipc/sign-in-contract';
import { desk } from '../client/desk-client';
import { entering } from '../client/desk-state';
import classes from './waiting-people.module.css';

interface WaitingPeopleProps {
  readonly waiting: Extract<DeskStage, { stage: 'signed-out' }>['waiting'];
}

/** The people whose sessions wait in this window. Each leads back to one, and asks for its owner's password. */
export const WaitingPeople = ({ waiting }: WaitingPeopleProps) => {
  const { t } = useTranslation();
  const title = useId();
  if (waiting.length === 0) return null;
  return (
    <section className={classes.waiting} aria-labelledby={title}>
      <h2 id={title} className={classes.title}>
        {t('signIn.waiting')}
      </h2>
      <ul className={classes.people}>
        {waiting.map(({ sessionId, name }) => (
          <li key={sessionId}>
            <button
              type="button"
              className={classes.person}
              title={name}
              onClick={() => void entering(desk.signIn.resume({ sessionId }))}
            >
              <IconLock size={18} aria-hidden />
              <bdi className={classes.name}>{name}</bdi>{' '}
              <span className={classes.unlock}>{t('signIn.unlockWaiting')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
