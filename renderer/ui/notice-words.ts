import type { TFunction } from 'i18next';
import { type Portal, portals, roles } from '../../shared/access';
import { type Notice, type NoticeKind, noticesAboutOneself } from '../../shared/notice';
import { day, dayAndTime } from '../messages/times';
import { restoreTexts } from './restore-texts';

/** The target of a notice's link. */
export type NoticeLink =
  | { readonly to: 'sign-ins' | 'security' | 'audit'; readonly text: string }
  | { readonly to: 'profile'; readonly text: string; readonly accountId: string };

/** A notice's text and link. */
interface NoticeWords {
  readonly title: string;
  readonly text: string;
  readonly link: NoticeLink | null;
}

const portalName = (t: TFunction, stored: unknown): string => {
  const portal = portals.find((known) => known === stored);
  return portal === undefined ? t('accountNotice.somePortal') : t(`portal.name.${portal}`);
};

const failedTries = (t: TFunction, { details }: Notice): string => {
  const since = Number(details.since);
  const facts = {
    count: Number(details.count),
    time: dayAndTime(Number(details.latestAt)),
    portal: portalName(t, details.portal),
  };
  if (since === 0) return t('accountNotice.failed-tries.ever', facts);
  return details.merged === true
    ? t('accountNotice.failed-tries.sinceDay', { ...facts, since: day(since) })
    : t('accountNotice.failed-tries.text', facts);
};

const reported = (t: TFunction, { byName: name, details }: Notice): string => {
  const which = details['entry.outcome'] === 'failure' ? 'failure' : 'success';
  const event = t(`accountNotice.sign-in-reported.${which}`, {
    name,
    time: dayAndTime(Number(details['entry.at'])),
    portal: portalName(t, details['entry.portal']),
  });
  return `${event} ${t('accountNotice.sign-in-reported.advice')}`;
};

const restored = (t: TFunction, { byName: name, occurredAt, details }: Notice): string => {
  const facts = { name, time: dayAndTime(occurredAt), backup: dayAndTime(Number(details['createdAt'])) };
  const event = t(`accountNotice.restored.${name === '' ? 'bySheet' : 'by'}`, facts);
  return [event, ...restoreTexts(t, details), t('accountNotice.restored.advice')].join(' ');
};

const roleName = (t: TFunction, stored: unknown): string => {
  const role = roles.find((known) => known === stored);
  return role === undefined ? '' : t(`role.${role}`);
};

/** The values before and after a change, where the notice names them. */
const change = (t: TFunction, { kind, details }: Notice): { before: string; after: string } => {
  if (kind === 'role-changed')
    return { before: roleName(t, details['role.before']), after: roleName(t, details['role.after']) };
  const field = kind === 'name-changed' ? 'name' : 'username';
  return { before: String(details[`${field}.before`]), after: String(details[`${field}.after`]) };
};

/** What one event, or the latest of several, was. */
const eventText = (t: TFunction, notice: Notice): string => {
  const { kind, byName: name, details } = notice;
  if (kind === 'failed-tries') return `${failedTries(t, notice)} ${t('accountNotice.failed-tries.advice')}`;
  if (kind === 'sign-in-reported') return reported(t, notice);
  if (kind === 'restored') return restored(t, notice);
  return t(`accountNotice.${kind}.text`, {
    name,
    time: dayAndTime(notice.occurredAt),
    subject: String(details['subject']),
    ...change(t, notice),
  });
};

const aboutOneself: ReadonlySet<NoticeKind> = new Set(noticesAboutOneself);

/** A notice's link. The Staff Portal has neither Staff Profiles nor the audit log. */
const linkOf = (t: TFunction, { kind, details }: Notice, portal: Portal): NoticeLink | null => {
  if (kind === 'failed-tries') return { to: 'sign-ins', text: t('accountNotice.signIns') };
  if (aboutOneself.has(kind)) return { to: 'security', text: t('accountNotice.security') };
  if (portal === 'staff') return null;
  const { accountId, subject } = details;
  if (accountId === undefined) return { to: 'audit', text: t('accountNotice.auditLog') };
  const text = t('accountNotice.profile', { name: String(subject) });
  return { to: 'profile', text, accountId: String(accountId) };
};

/** The title, text and link of a notice. A notice of several events shows the latest and says how many there are. */
export const noticeWords = (t: TFunction, notice: Notice, portal: Portal): NoticeWords => {
  const { kind, count, firstAt } = notice;
  const again =
    count === 1 || kind === 'failed-tries'
      ? ''
      : ` ${t('accountNotice.again', { count, since: dayAndTime(firstAt) })}`;
  return {
    title: t(`accountNotice.${kind}.title`),
    text: `${eventText(t, notice)}${again}`,
    link: linkOf(t, notice, portal),
  };
};
