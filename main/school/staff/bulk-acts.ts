import { setImmediate } from 'node:timers/promises';
import type { AccountId } from '../../../shared/ids';
import type { BulkAct, PassedOverReason, StaffSelection } from '../../../shared/ipc/staff-bulk-contract';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Store } from '../store/schema';
import type { NewId } from '../platform/random';
import type { SignedIn } from '../sessions/session-service';
import type { Session } from '../sessions/session-store';
import type { Account } from '../accounts/accounts';
import type { Seen, StaffService } from './staff-service';
import type { StaffSearch } from './staff-search';
import { inTransaction } from '../store/in-transaction';

/** People a step: a moment's work, so that progress is seen and a stop is heard. */
const peopleAtOnce = 20;

/** Somebody as they were when an act was begun: who was changed since is passed over. */
type Person = Seen & { readonly name: string };

interface Job {
  readonly id: string;
  readonly act: BulkAct;
  readonly reason: string;
  readonly people: readonly Person[];
  /** How many of them have had their turn. */
  seenTo: number;
  changed: number;
}

/** How far an act on many people is. */
export interface BulkProgress {
  readonly seenTo: number;
  readonly people: number;
  readonly changed: number;
  readonly passedOver: { readonly name: string; readonly reason: PassedOverReason }[];
  readonly finished: boolean;
}

/** Dependencies of `BulkActs`. */
interface BulkActsDeps {
  readonly store: Store;
  readonly search: StaffSearch;
  readonly staff: StaffService;
  readonly audit: AuditLog;
  readonly newId: NewId;
}

/**
 * Acts on many people. Each of them is a transaction of its own with its own audit event, which names the reason and the
 * act that it belongs to: a stop, a crash or a full disk leaves everybody either done or as they were.
 */
export class BulkActs {
  /** By the session that began it, and gone with that: one that is over can go on with nothing. */
  private readonly jobs = new WeakMap<Session, Job>();

  constructor(private readonly deps: BulkActsDeps) {}

  /** Settles whom the act is about; one that this session had begun before is dropped. */
  async begin(
    { session, account: actor }: SignedIn,
    { act, reason, whom }: { act: BulkAct; reason: string; whom: StaffSelection },
  ): Promise<Result<{ people: number }>> {
    const people: Person[] = [];
    // Somebody who is renamed meanwhile may come twice: the second time they are passed over, as done already or changed.
    for await (const accounts of this.deps.search.selected(whom))
      for (const { id, version, name } of accounts) people.push({ accountId: id, version, name });
    if (people.length === 0) return refuse('not-found');
    const job: Job = { id: this.deps.newId<string>(), act, reason, people, seenTo: 0, changed: 0 };
    await inTransaction(this.deps.store, (trx) =>
      this.deps.audit.record(trx, {
        action: 'staff.bulk-begun',
        actor,
        details: { act, people: people.length, reason, bulk: job.id },
      }),
    );
    this.jobs.set(session, job);
    return ok({ people: people.length });
  }

  /** Sees to the next few. */
  async step({ session, account: actor }: SignedIn): Promise<Result<BulkProgress>> {
    const job = this.jobs.get(session);
    if (!job) return refuse('not-found');
    const passedOver: BulkProgress['passedOver'] = [];
    // Read anew for each of them: a stop is heard between two people, and another step at once takes other people.
    for (let seen = 0; seen < peopleAtOnce && this.jobs.get(session) === job; seen += 1) {
      const person = job.people[job.seenTo];
      if (!person) break;
      // Counted first: what throws half-way is not tried again without end.
      job.seenTo += 1;
      const reason = await this.seeTo(actor, person, job);
      if (reason === null) job.changed += 1;
      else passedOver.push({ name: person.name, reason });
      await setImmediate();
    }
    const finished = job.seenTo >= job.people.length;
    if (finished && this.jobs.get(session) === job) this.jobs.delete(session);
    return ok({ seenTo: job.seenTo, people: job.people.length, changed: job.changed, passedOver, finished });
  }

  /** Leaves the others as they are. */
  stop({ session }: SignedIn): void {
    this.jobs.delete(session);
  }

  private async seeTo(
    actor: Account,
    person: Seen,
    { act, reason, id }: Job,
  ): Promise<PassedOverReason | null> {
    if (person.accountId === actor.id) return 'self';
    const details = { reason, bulk: id };
    if (act === 'reset-two-factor')
      return reasonOf(await this.deps.staff.resetTwoFactor(actor, person, details));
    const active = act === 'set-active';
    if (await this.isAlready(person.accountId, active)) return 'already';
    return reasonOf(await this.deps.staff.setActive(actor, person, active, details));
  }

  private async isAlready(id: AccountId, active: boolean): Promise<boolean> {
    const now = await this.deps.search.find(id);
    return now !== null && (now.active === 1) === active;
  }
}

/** Why a refused act passed the person over; throws for a refusal that is about something else. */
const reasonOf = (result: Result<unknown>): PassedOverReason | null => {
  if (result.ok) return null;
  const { code } = result.error;
  if (code === 'last-manager' || code === 'nothing-to-reset') return code;
  if (code === 'own-two-factor') return 'self';
  if (code === 'stale-edit' || code === 'not-found') return 'changed';
  throw new Error(`An act on many was refused with ${code}`);
};
