import type Sqlite from 'better-sqlite3';
import { chained } from '../../main/school/audit/audit-log';
import { quarterLength } from '../../main/school/audit/sign-in-counts';
import type { AuditEventTable } from '../../main/school/store/schema';
import type { OpenDesk } from '../../main/school/open-desk';
import type { SessionId } from '../../shared/ids';
import type { Member } from './account-writer';
import type { Dice } from './invented';

type Event = Pick<AuditEventTable, 'action' | 'outcome' | 'portal' | 'details'> & { readonly member: Member };

/** Sign-ins since the school was founded, evenly until now, appended to the desk's chain as the app appends them. */
export const createEventWriter = (
  sqlite: Sqlite.Database,
  desk: OpenDesk,
  dice: Dice,
  members: readonly Member[],
  events: number,
) => {
  const { hostId, deskId } = desk.keys;
  const insert = sqlite.prepare(
    `insert into audit_events (host_id, sequence, desk_id, occurred_at, action, outcome, actor_id, actor_name, subject_id,
       subject_name, portal, details, mac)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const session = sqlite.prepare(
    'insert into sessions (id, account_id, host_id, desk_id, portal, epoch, created_at, ended_at) values (?, ?, ?, ?, ?, 1, ?, ?)',
  );
  const last = sqlite
    .prepare<[string], { sequence: number; mac: Buffer; occurred_at: number }>(
      'select sequence, mac, occurred_at from audit_events where host_id = ? order by sequence desc limit 1',
    )
    .get(hostId);
  if (!last) throw new Error('The school has no first event');
  let { sequence, mac } = last;
  let at = last.occurred_at;
  const pace = (Date.now() - 60_000 - at) / Math.max(1, events);
  const lastSignIns = new Map<string, number>();
  const counts = new Map<string, { signIns: number; failures: number }>();
  let written = 0;

  const append = ({ member, ...event }: Event): void => {
    sequence += 1;
    at += pace;
    const occurredAt = Math.round(at);
    const row = {
      host_id: hostId,
      sequence,
      desk_id: deskId,
      occurred_at: occurredAt,
      ...event,
      actor_id: member.id,
      actor_name: member.name,
      subject_id: member.id,
      subject_name: member.name,
    };
    mac = desk.box.mac('audit-chain', chained(row, mac));
    insert.run(
      row.host_id,
      row.sequence,
      row.desk_id,
      row.occurred_at,
      row.action,
      row.outcome,
      row.actor_id,
      row.actor_name,
      row.subject_id,
      row.subject_name,
      row.portal,
      row.details,
      mac,
    );
    written += 1;
    count(row, occurredAt);
  };

  const count = (
    { action, outcome, portal }: Pick<AuditEventTable, 'action' | 'outcome' | 'portal'>,
    occurredAt: number,
  ): void => {
    const signedIn = action === 'sign-in.completed';
    if (portal === '' || (!signedIn && outcome === 'success')) return;
    const key = `${occurredAt - (occurredAt % quarterLength)} ${portal}`;
    const known = counts.get(key) ?? { signIns: 0, failures: 0 };
    counts.set(key, {
      signIns: known.signIns + (signedIn ? 1 : 0),
      failures: known.failures + (signedIn ? 0 : 1),
    });
  };

  /** One visit: a failed try now and then, the password, the session, its end. Returns how many events it was. */
  const visit = (): number => {
    const before = written;
    const member = members[dice.below(members.length)];
    if (!member?.active) return 0;
    const portal = member.opensOffice && dice.below(3) > 0 ? 'office' : 'staff';
    if (dice.below(12) === 0)
      append({ member, action: 'sign-in.password', outcome: 'failure', portal, details: '{}' });
    append({ member, action: 'sign-in.password', outcome: 'success', portal, details: '{}' });
    append({ member, action: 'sign-in.completed', outcome: 'success', portal, details: '{"with":"code"}' });
    const startedAt = Math.round(at);
    append({ member, action: 'session.ended', outcome: 'success', portal, details: '{"why":"signed-out"}' });
    session.run(desk.newId<SessionId>(), member.id, hostId, deskId, portal, startedAt, Math.round(at));
    lastSignIns.set(member.id, startedAt);
    return written - before;
  };

  return {
    get written() {
      return written;
    },
    /** Writes visits until at least `count` more events are there. */
    write: (count: number): void => {
      let left = count;
      while (left > 0) left -= visit();
    },
    /** What follows from all of them: everybody's last sign-in, and the counts. */
    finish: (): void => {
      const ofAccount = sqlite.prepare('update accounts set last_sign_in_at = ? where id = ?');
      for (const [id, signedInAt] of lastSignIns) ofAccount.run(signedInAt, id);
      const insertCount = sqlite.prepare(
        `insert into sign_in_counts (quarter_at, host_id, portal, sign_ins, failures) values (?, ?, ?, ?, ?)
         on conflict do update set sign_ins = sign_ins + excluded.sign_ins, failures = failures + excluded.failures`,
      );
      for (const [key, { signIns, failures }] of counts) {
        const [quarterAt, portal] = key.split(' ');
        insertCount.run(Number(quarterAt), hostId, portal, signIns, failures);
      }
    },
  };
};
