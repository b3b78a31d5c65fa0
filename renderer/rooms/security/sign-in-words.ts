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

/** With what somebody signed in, or what failed. What this version has no words for is still said, in general. */
export const howText = (t: TFunction, { outcome, how }: OwnSignIn): string =>
  outcome === 'success'
    ? t(`signIns.with.${ways.find((known) => known === how) ?? 'other'}`)
    : t(`signIns.failed.${failures.find((known) => known === how) ?? 'other'}`);

/** An entry as part of a sentence of its own: which one, of when and where. */
export const entryText = (t: TFunction, { outcome, occurredAt, portal }: OwnSignIn): string => {
  const time = dayAndTime(occurredAt);
  return portal === null
    ? t(`notMe.anywhere.${outcome}`, { time })
    : t(`notMe.entry.${outcome}`, { time, portal: t(`portal.name.${portal}`) });
};
