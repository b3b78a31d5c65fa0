import { looking } from './store';

/** The facts about one person. */
export interface PersonFacts {
  name: string;
  enrolled: boolean;
  pending: boolean;
  lastStep: number;
  unusedCodes: number;
  failures: number;
}

/** The facts that the kill test compares: confirmed to the driver, and found in the store. */
export interface Facts {
  optionsVersion: number;
  contactLine: string;
  sessions: number;
  people: Record<string, PersonFacts>;
  /** The number of audit events per action. Failures have a `!` prefix. */
  events: Record<string, number>;
}

const counted = new Set([
  'sign-in.completed',
  'sign-in.password',
  '!sign-in.code',
  '!sign-in.password',
  'two-factor.enrolment-begun',
  'two-factor.enrolled',
  'two-factor.reset',
  'options.changed',
  'staff.added',
  'staff.edited',
  'session.step-up',
]);

/** Reads the facts out of a store. */
export const readFacts = (directory: string): Facts =>
  looking(directory, (raw) => {
    const people: Facts['people'] = {};
    for (const { id, username, name } of raw.rows('select id, username, name from accounts')) {
      const authenticators = raw.rows('select state, last_step from authenticators where account_id = ?', id);
      const confirmed = authenticators.find(({ state }) => state === 'confirmed');
      const unused = raw.rows('select 1 from recovery_codes where account_id = ? and consumed_at = 0', id);
      const failures = raw.rows('select failures from throttles where subject = ?', id)[0]?.['failures'];
      people[String(username)] = {
        name: String(name),
        enrolled: confirmed !== undefined,
        pending: authenticators.some(({ state }) => state === 'pending'),
        lastStep: Number(confirmed?.['last_step'] ?? -1),
        unusedCodes: unused.length,
        failures: Number(failures ?? 0),
      };
    }
    const events: Facts['events'] = Object.fromEntries([...counted].map((kind) => [kind, 0]));
    for (const { action, outcome, n } of raw.rows(
      'select action, outcome, count(*) as n from audit_events group by action, outcome',
    )) {
      const kind = `${outcome === 'failure' ? '!' : ''}${String(action)}`;
      if (counted.has(kind)) events[kind] = Number(n);
    }
    const school = raw.rows('select version, contact_line from school')[0];
    return {
      optionsVersion: Number(school?.['version'] ?? 0),
      contactLine: (school?.['contact_line'] ?? '') as string,
      sessions: raw.rows('select 1 from sessions').length,
      people,
      events,
    };
  });

/** The change of the facts by one call, whole or not at all. */
export type Effect = (facts: Facts) => void;

/** Counts one more event of an action. */
export const happened = (facts: Facts, kind: string): void => {
  facts.events[kind] = (facts.events[kind] ?? 0) + 1;
};

/** A sign-in: the session, its event, and the cleared failures. */
export const signedIn =
  (username: string, change: Partial<PersonFacts>): Effect =>
  (facts) => {
    const person = personOf(facts, username);
    Object.assign(person, change, { failures: 0 });
    facts.sessions += 1;
    happened(facts, 'sign-in.completed');
  };

/** A person of the facts. */
export const personOf = (facts: Facts, username: string): PersonFacts => {
  const person = facts.people[username];
  if (!person) throw new Error(`Nobody is called ${username}`);
  return person;
};

/** The differences between found and expected facts, as lines. */
export const differences = (found: unknown, other: unknown, path = ''): string[] => {
  if (typeof found !== 'object' || typeof other !== 'object' || found === null || other === null)
    return found === other
      ? []
      : [`${path}: ${JSON.stringify(other)} was confirmed, ${JSON.stringify(found)} is there`];
  const keys = new Set([...Object.keys(found), ...Object.keys(other)]);
  return [...keys].flatMap((key) =>
    differences(
      (found as Record<string, unknown>)[key],
      (other as Record<string, unknown>)[key],
      path === '' ? key : `${path}.${key}`,
    ),
  );
};
