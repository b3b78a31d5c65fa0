import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type OpenStore } from '../../main/school/store/connect';
import { migrate } from '../../main/school/store/migrate';
import type { Store } from '../../main/school/store/schema';
import { createNewId, systemRandom } from '../../main/school/platform/random';
import { Throttle } from '../../main/school/attempts/throttle';
import { type Account, Accounts } from '../../main/school/accounts/accounts';
import { StaffSearch } from '../../main/school/staff/staff-search';
import type { Role } from '../../shared/access';
import type { DeskId, HostId, SessionId } from '../../shared/ids';
import type { TwoFactorState } from '../../shared/staff-list';
import { FakeClock } from './fake-clock';
import { temporaryFolder } from './prepared-school';
import { person } from './staff-calls';

/** Somebody as a test makes them up. */
export interface MadeUp {
  readonly name: string;
  readonly username: string;
  readonly role: Role;
  readonly active: boolean;
  readonly twoFactor: TwoFactorState;
  /** 0 for never. */
  readonly lastSignInAt: number;
}

/** A real store with accounts and without an application around it: hundreds of people need no hash each. */
export class StaffStore {
  readonly clock = new FakeClock();
  private readonly newId = createNewId(this.clock, systemRandom);
  readonly accounts = new Accounts(this.clock, this.newId);
  readonly search: StaffSearch;

  private constructor(
    private readonly folder: string,
    private readonly open: OpenStore,
  ) {
    this.search = new StaffSearch(open.store, new Throttle(this.clock), this.clock);
  }

  static async make(): Promise<StaffStore> {
    const folder = temporaryFolder();
    const open = connect(join(folder, 'latchkey.db'));
    await migrate(open.store, async () => undefined);
    return new StaffStore(folder, open);
  }

  /** The store's file. */
  get file(): string {
    return join(this.folder, 'latchkey.db');
  }

  get store(): Store {
    return this.open.store;
  }

  /** Adds so many who are alike: active instructors with an authenticator who have never signed in. */
  addAlike(count: number): Promise<Account[]> {
    const alike = (_: unknown, at: number): MadeUp => ({
      name: `Ash ${at}`,
      username: `ash.${at}`,
      role: 'instructor',
      active: true,
      twoFactor: 'set-up',
      lastSignInAt: 0,
    });
    return this.add(Array.from({ length: count }, alike));
  }

  /** Adds people as services and other concepts would, all in one transaction. */
  add(people: readonly MadeUp[]): Promise<Account[]> {
    return this.store.transaction().execute(async (trx) => {
      const added: Account[] = [];
      for (const { name, username, role, active, twoFactor, lastSignInAt } of people) {
        const joining = {
          ...person({ name, username, role }),
          password: this.accounts.password('none', 'owner'),
        };
        const account = await this.accounts.add(trx, joining);
        if (!account) throw new Error(`${username} is there already`);
        if (twoFactor !== 'not-set-up')
          await trx
            .insertInto('authenticators')
            .values({
              id: this.newId(),
              account_id: account.id,
              state: twoFactor === 'set-up' ? 'confirmed' : 'pending',
              kind: 'app',
              label: '',
              serial: '',
              period_seconds: 30,
              sealed_secret: Buffer.alloc(1),
              created_at: 1,
              expires_at: twoFactor === 'pending' ? this.clock.now() + 1_000 : 0,
              confirmed_at: 0,
              last_step: -1,
              drift_steps: 0,
              last_used_at: 0,
              shown_at: 0,
            })
            .execute();
        if (lastSignInAt > 0) {
          await trx
            .insertInto('sessions')
            .values({
              id: this.newId<SessionId>(),
              account_id: account.id,
              host_id: 'host' as HostId,
              desk_id: 'desk' as DeskId,
              portal: 'office',
              epoch: account.epoch,
              created_at: lastSignInAt,
              ended_at: lastSignInAt,
            })
            .execute();
          await this.accounts.noteSignIn(trx, account.id, lastSignInAt);
        }
        if (!active) await this.accounts.change(trx, account, { active: 0 }, true);
        const now = await this.accounts.find(trx, account.id);
        if (now) added.push(now);
      }
      return added;
    });
  }

  async close(): Promise<void> {
    await this.open.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
