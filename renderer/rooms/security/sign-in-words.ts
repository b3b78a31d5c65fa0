import type { TFunction } from 'i18next';
import type { OwnSignIn } from '../../../shared/ipc/own-account-contract';
import { dayAndTime } from '../../messages/times';

const ways = ['password', 'code', 'recovery-code', 'vouched', 'one-time-pass'] as const;
const failures = [
  'sign-in.password',
  'sign-in.code',
  'sign-in.recovery-code',
  'sign-in.throttled',
  'sign-in.portal-refused',
  'session.unlocked',
] as const;

/** The text for a factor or a failure; an action that this version does not know gets a general text. */
export const howText = (t: TFunction, { outcome, how }: OwnSignIn): string =>
  outcome === 'success'
    ? t(`signIns.with.${ways.find((known) => known === how) ?? 'other'}`)
    : t(`signIns.failed.${failures.find((known) => known === how) ?? 'other'}`);

/** An entry's time and portal as part of a sentence. */
export const entryText = (t: TFunction, { outcome, occurredAt, portal }: OwnSignIn): string => {
  const time = dayAndTime(occurredAt);
  return portal === null
    ? t(`notMe.anywhere.${outcome}`, { time })
    : t(`notMe.entry.${outcome}`, { time, portal: t(`portal.name.${portal}`) });
};
