import { setImmediate } from 'node:timers/promises';
import type { AccountId } from '../../../shared/ids';
import type { BulkAct, PassedOverReason, StaffSelection } from '../../../shared/ipc/staff-bulk-contract';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Store } from '../store/schema';
import type { NewId } from '../platform/random';
import type { Actor } from '../sessions/actor';
import type { Session } from '../sessions/session-store';
import type { Seen, StaffService } from './staff-service';
import type { StaffSearch } from './staff-search';
import { inTransaction } from '../store/in-transaction';

/** The people of one step: few enough that the window shows progress and a stop takes effect soon. */
const peopleAtOnce = 20;

/** A selected person as they were at the beginning: the act passes over people whose account has changed since. */
type Person = Seen & { readonly name: string };

interface Job {
  readonly id: string;
  readonly act: BulkAct;
  readonly reason: string;
  readonly people: readonly Person[];
  /** How many people the act has finished with, changed or passed over. */
  seenTo: number;
  changed: number;
}

/** The progress of an act on many people. */
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
 * Acts on many people. Each person gets a transaction of their own, with an audit event that names the reason and the act.
 * So a stop, a crash or a full disk leaves every account either changed or as it was.
 */
export class BulkActs {
  /** The job of each session. It ends with the session, so nobody can continue it later. */
  private readonly jobs = new WeakMap<Session, Job>();

  constructor(private readonly deps: BulkActsDeps) {}

  /** Fixes the list of people, and replaces an act that this session began before. */
  async begin(
    acting: Actor,
    { act, reason, whom }: { act: BulkAct; reason: string; whom: StaffSelection },
  ): Promise<Result<{ people: number }>> {
    const people: Person[] = [];
    // A person who is renamed during the reading may appear twice. The second time the act passes over them.
    for await (const accounts of this.deps.search.selected(whom))
      for (const { id, version, name } of accounts) people.push({ accountId: id, version, name });
    if (people.length === 0) return refuse('not-found');
    const job: Job = { id: this.deps.newId<string>(), act, reason, people, seenTo: 0, changed: 0 };
    await inTransaction(this.deps.store, acting, (trx, actor) =>
      this.deps.audit.record(trx, {
        action: 'staff.bulk-begun',
        actor,
        details: { act, people: people.length, reason, bulk: job.id },
      }),
    );
    this.jobs.set(acting.session, job);
    return ok({ people: people.length });
  }

  /** Acts on the next `peopleAtOnce` people. */
  async step(acting: Actor): Promise<Result<BulkProgress>> {
    const { session } = acting;
    const job = this.jobs.get(session);
    if (!job) return refuse('not-found');
    const passedOver: BulkProgress['passedOver'] = [];
    // Reads the job again for each person, so that a stop takes effect between two of them and a parallel step takes others.
    for (let done = 0; done < peopleAtOnce && this.jobs.get(session) === job; done += 1) {
      const person = job.people[job.seenTo];
      if (!person) break;
      // Counts first, so that a person whose transaction throws is not retried without end.
      job.seenTo += 1;
      const reason = await this.actOn(acting, person, job);
      if (reason === null) job.changed += 1;
      else passedOver.push({ name: person.name, reason });
      // Twenty commits in a row would block main for too long.
      await setImmediate();
    }
    const finished = job.seenTo >= job.people.length;
    if (finished && this.jobs.get(session) === job) this.jobs.delete(session);
    return ok({ seenTo: job.seenTo, people: job.people.length, changed: job.changed, passedOver, finished });
  }

  /** Ends the act; the remaining people stay as they are. */
  stop({ session }: Actor): void {
    this.jobs.delete(session);
  }

  private async actOn(
    acting: Actor,
    person: Seen,
    { act, reason, id }: Job,
  ): Promise<PassedOverReason | null> {
    if (person.accountId === acting.account.id) return 'self';
    const details = { reason, bulk: id };
    if (act === 'reset-two-factor')
      return reasonOf(await this.deps.staff.resetTwoFactor(acting, person, details));
    const active = act === 'set-active';
    if (await this.isAlready(person.accountId, active)) return 'already';
    return reasonOf(await this.deps.staff.setActive(acting, person, active, details));
  }

  private async isAlready(id: AccountId, active: boolean): Promise<boolean> {
    const account = await this.deps.search.find(id);
    return account !== null && (account.active === 1) === active;
  }
}

/** Why a refused act passes over the person; null when it was done. Throws on a refusal with another cause. */
const reasonOf = (result: Result<unknown>): PassedOverReason | null => {
  if (result.ok) return null;
  const { code } = result.error;
  if (code === 'last-manager' || code === 'nothing-to-reset') return code;
  if (code === 'own-two-factor') return 'self';
  if (code === 'stale-edit' || code === 'not-found') return 'changed';
  throw new Error(`An act on many people was refused with ${code}`);
};
