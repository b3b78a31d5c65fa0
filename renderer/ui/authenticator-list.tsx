import { IconDeviceMobile, IconKey } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Authenticator } from '../../shared/ipc/authenticators-contract';
import { day, dayAndTime } from '../messages/times';
import classes from './authenticator-list.module.css';
import layout from './layout.module.css';

/** An authenticator's name: the owner's, or else its kind and serial number. */
export const authenticatorName = (t: TFunction, { kind, name, serial }: Authenticator): string => {
  if (name !== '') return name;
  return serial === '' ? t(`authenticators.${kind}`) : `${t(`authenticators.${kind}`)} ${serial}`;
};

const icons = { app: IconDeviceMobile, token: IconKey };

/** Whether this is the only authenticator that counts. It stays: a token that is not confirmed must not take its place. */
export const isOnlyOne = (all: readonly Authenticator[], { authenticatorId }: Authenticator): boolean => {
  const confirmed = all.filter((authenticator) => authenticator.confirmed);
  const counting = confirmed.length > 0 ? confirmed : all;
  return counting.length === 1 && counting[0]?.authenticatorId === authenticatorId;
};

const facts = (
  t: TFunction,
  { kind, name, serial, confirmed, addedAt, lastUsedAt }: Authenticator,
): string[] => [
  ...(name === '' ? [] : [t(`authenticators.${kind}`)]),
  ...(name === '' || serial === '' ? [] : [t('authenticators.serial', { serial })]),
  ...(confirmed
    ? [
        t('authenticators.added', { date: day(addedAt) }),
        lastUsedAt === null
          ? t('authenticators.neverUsed')
          : t('authenticators.used', { time: dayAndTime(lastUsedAt) }),
      ]
    : [t('authenticators.given', { date: day(addedAt) }), t('authenticators.notConfirmed')]),
];

interface AuthenticatorListProps {
  readonly label: string;
  readonly authenticators: readonly Authenticator[];
  /** The buttons beside each authenticator. */
  readonly actions: (authenticator: Authenticator) => ReactNode;
}

/** Authenticators with their kind, the days of adding and last use, and the buttons for each. */
export const AuthenticatorList = ({ label, authenticators, actions }: AuthenticatorListProps) => {
  const { t } = useTranslation();
  return (
    // Some screen readers don't announce a list without bullets, unless it has the role.
    // oxlint-disable-next-line jsx-a11y/no-redundant-roles
    <ul role="list" aria-label={label} className={classes.list}>
      {authenticators.map((authenticator) => {
        const Icon = icons[authenticator.kind];
        return (
          <li key={authenticator.authenticatorId} className={classes.item}>
            <div className={classes.what}>
              <Icon size={20} aria-hidden />
              <div>
                <p className={classes.name} dir="auto">
                  {authenticatorName(t, authenticator)}
                </p>
                <p className={`${layout.soft} ${layout.small}`}>{facts(t, authenticator).join(' · ')}</p>
              </div>
            </div>
            <div className={layout.row}>{actions(authenticator)}</div>
          </li>
        );
      })}
    </ul>
  );
};
