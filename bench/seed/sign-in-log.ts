import { macInput } from '../../main/school/audit/audit-log';
import type { OpenDesk } from '../../main/school/open-desk';
import type { AuditEventTable, Queries, Schema } from '../../main/school/store/schema';
import type { SessionId } from '../../shared/ids';
import type { Insertable } from 'kysely';
import { type Dice } from './invented';

/** An account for invented sign-ins. */
export type Member = Pick<Schema['accounts'], 'id' | 'name' | 'role' | 'active' | 'epoch'>;

type Event = Pick<AuditEventTable, 'action' | 'outcome' | 'portal' | 'details'>;

/** Visits in one statement. SQLite takes at most 32,766 values in a statement, and a visit has up to 48. */
const visitsAtOnce = 100;

/** Invents sign-ins from the newest event until a minute ago, and chains them as the audit log does. */
export const createSignInLog = async (
  { box, database, keys, newId }: OpenDesk,
  { dice, members, events }: { dice: Dice; members: readonly Member[]; events: number },
) => {
  const { hostId, deskId } = keys;
  const newest = await database.store
    .selectFrom('audit_events')
    .select(['sequence', 'era', 'mac', 'occurred_at'])
    .where('host_id', '=', hostId)
    .orderBy('sequence', 'desc')
    .executeTakeFirstOrThrow();
  let { sequence, mac } = newest;
  let at = newest.occurred_at;
  const aMinuteAgo = Date.now() - 60_000;
  const pace = (aMinuteAgo - at) / Math.max(1, events - sequence);
  const isComplete = (): boolean => sequence >= events;
  const active = members.filter((member) => member.active === 1);

  const event = (member: Member, { action, outcome, portal, details }: Event): AuditEventTable => {
    sequence += 1;
    at = Math.min(at + pace, aMinuteAgo);
    const row = {
      host_id: hostId,
      sequence,
      desk_id: deskId,
      era: newest.era,
      occurred_at: Math.round(at),
      action,
      outcome,
      actor_id: member.id,
      actor_name: member.name,
      subject_id: member.id,
      subject_name: member.name,
      portal,
      details,
    };
    mac = box.mac('audit-chain', macInput(row, mac));
    return { ...row, mac };
  };

  /** The events of one visit: sometimes a failed attempt, then the password, the session and its end. */
  const visit = (): { events: AuditEventTable[]; session: Insertable<Schema['sessions']> } => {
    const member = dice.of(active);
    const portal = member.role !== 'instructor' && dice.below(3) > 0 ? 'office' : 'staff';
    const password = { action: 'sign-in.password', portal, details: '{}' } as const;
    const made: AuditEventTable[] = [];
    if (dice.below(12) === 0) made.push(event(member, { ...password, outcome: 'failure' }));
    made.push(event(member, { ...password, outcome: 'success' }));
    const success = { outcome: 'success', portal } as const;
    made.push(event(member, { ...success, action: 'sign-in.completed', details: '{"with":"code"}' }));
    const startedAt = Math.round(at);
    made.push(event(member, { ...success, action: 'session.ended', details: '{"why":"signed-out"}' }));
    const session = {
      id: newId<SessionId>(),
      account_id: member.id,
      host_id: hostId,
      desk_id: deskId,
      portal,
      epoch: member.epoch,
      created_at: startedAt,
      ended_at: Math.round(at),
    } as const;
    return { events: made, session };
  };

  return {
    isComplete,
    /** Writes the events of the next visits. */
    write: async (queries: Queries): Promise<void> => {
      const visits = [visit()];
      while (visits.length < visitsAtOnce && !isComplete()) visits.push(visit());
      await queries
        .insertInto('audit_events')
        .values(visits.flatMap((made) => made.events))
        .execute();
      await queries
        .insertInto('sessions')
        .values(visits.map(({ session }) => session))
        .execute();
    },
  };
};
