import type { TFunction } from 'i18next';
import { type Portal, portals } from '../../shared/access';
import type { Notice } from '../../shared/notice';
import { day, dayAndTime } from '../messages/times';
import { restoreTexts } from './restore-texts';

/** The target of a notice's link. */
export type NoticeLink =
  | { readonly to: 'sign-ins' | 'security'; readonly text: string }
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

/** The text and link of a notice. The Staff Portal has no Staff Profiles to link to. */
export const noticeWords = (t: TFunction, notice: Notice, portal: Portal): NoticeWords => {
  const { kind, byName: name, details } = notice;
  const title = t(`accountNotice.${kind}.title`);
  if (kind === 'failed-tries')
    return {
      title,
      text: `${failedTries(t, notice)} ${t('accountNotice.failed-tries.advice')}`,
      link: { to: 'sign-ins', text: t('accountNotice.signIns') },
    };
  if (kind === 'sign-in-reported') {
    const which = details['entry.outcome'] === 'failure' ? 'failure' : 'success';
    const event = t(`accountNotice.sign-in-reported.${which}`, {
      name,
      time: dayAndTime(Number(details['entry.at'])),
      portal: portalName(t, details['entry.portal']),
    });
    const text = t('accountNotice.profile', { name });
    return {
      title,
      text: `${event} ${t('accountNotice.sign-in-reported.advice')}`,
      link: portal === 'office' ? { to: 'profile', text, accountId: String(details.accountId) } : null,
    };
  }
  if (kind === 'restored') {
    const facts = {
      name,
      time: dayAndTime(notice.occurredAt),
      backup: dayAndTime(Number(details.createdAt)),
    };
    const event = t(`accountNotice.restored.${name === '' ? 'bySheet' : 'by'}`, facts);
    return {
      title,
      text: [event, ...restoreTexts(t, details), t('accountNotice.restored.advice')].join(' '),
      link: null,
    };
  }
  return {
    title,
    text: t(`accountNotice.${kind}.text`, { name, time: dayAndTime(notice.occurredAt) }),
    link: { to: 'security', text: t('accountNotice.security') },
  };
};
