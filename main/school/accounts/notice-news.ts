import type { Selectable } from 'kysely';
import type { AccountId } from '../../../shared/ids';
import type { NoticeDetails } from '../../../shared/notice';
import type { RecordedEvent } from '../audit/recorded-event';
import type { NoticeTable } from '../store/schema';
import type { NoticeRule } from './notice-rules';

/** What a notice tells of: one event, or several of a kind by one person. */
export type News = Pick<
  Selectable<NoticeTable>,
  'kind' | 'actor_id' | 'by_name' | 'about_id' | 'host_id' | 'sequence' | 'count' | 'first_at' | 'occurred_at'
> & { readonly details: NoticeDetails };

/** One person, or the managers but the people whom the news are about. */
export type Readers =
  | { readonly kind: 'person'; readonly id: AccountId }
  | { readonly kind: 'managers'; readonly but: readonly AccountId[] };

/** News and their readers. */
export interface Told {
  readonly news: News;
  readonly readers: Readers;
}

/** What a rule tells of an event that fulfils it. */
export const toldBy = ({ to, kind, about }: NoticeRule, event: RecordedEvent): Told => {
  const { actor, subject, hostId, sequence, occurredAt, details, portal } = event;
  const news = {
    kind,
    actor_id: actor?.id ?? '',
    by_name: actor?.name ?? '',
    about_id: about ?? event.about ?? '',
    host_id: hostId,
    sequence,
    count: 1,
    first_at: occurredAt,
    occurred_at: occurredAt,
  } as const;
  const facts = { ...details, ...(portal ? { portal } : {}) };
  const person = to === 'actor' ? actor : subject;
  if (to !== 'managers' && person)
    return { readers: { kind: 'person', id: person.id }, news: { ...news, details: facts } };
  return {
    readers: { kind: 'managers', but: subject ? [subject.id] : [] },
    news: {
      ...news,
      details: { ...facts, ...(subject ? { accountId: subject.id, subject: subject.name } : {}) },
    },
  };
};

/** The same key for all that becomes one notice. */
export const keyOf = ({ news, readers }: Told): string =>
  [news.kind, news.actor_id, news.about_id, readers.kind === 'person' ? readers.id : readers.kind].join(' ');

/** The news of several events as one. */
export const joined = (before: Told | undefined, next: Told): Told => {
  if (!before) return next;
  const { count, first_at, sequence } = before.news;
  const { readers } = next;
  return {
    news: { ...next.news, count: count + 1, first_at, sequence },
    readers:
      readers.kind === 'managers' && before.readers.kind === 'managers'
        ? { kind: 'managers', but: [...before.readers.but, ...readers.but] }
        : readers,
  };
};
