import type Sqlite from 'better-sqlite3';
import { folded, searchText } from '../../main/school/accounts/search-text';
import type { OpenDesk } from '../../main/school/open-desk';
import type { AccountId, AuthenticatorId } from '../../shared/ids';
import { usernameKey } from '../../shared/text-fields';
import { type Dice, inventPerson } from './invented';

/** Somebody who has an account. */
export interface Member {
  readonly id: AccountId;
  readonly name: string;
  readonly opensOffice: boolean;
  readonly active: boolean;
}

/** Writes invented accounts and an authenticator for four out of five of them. */
export const writeAccounts = (sqlite: Sqlite.Database, desk: OpenDesk, dice: Dice) => {
  const all = sqlite
    .prepare<[], { id: AccountId; name: string; role: string; created_at: number; password_hash: string }>(
      'select id, name, role, created_at, password_hash from accounts',
    )
    .all();
  const members: Member[] = all.map(({ id, name, role }) => ({
    id,
    name,
    opensOffice: role !== 'instructor',
    active: true,
  }));
  const foundedAt = all[0]?.created_at ?? 0;
  const hashes = all.map(({ password_hash }) => password_hash) as [string, ...string[]];
  const account = sqlite.prepare(
    `insert into accounts (id, name, username, username_key, role, active, password_hash, password_changed_at, epoch,
       version, created_at, name_key, search_text, last_sign_in_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, 1, 1, ?, ?, ?, 0)`,
  );
  const authenticator = sqlite.prepare(
    `insert into authenticators (id, account_id, state, sealed_secret, created_at, expires_at, confirmed_at, last_step,
       kind, label, serial, period_seconds, drift_steps, last_used_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, 'app', '', '', 30, 0, 0)`,
  );

  const writeOne = (): void => {
    const { name, username } = inventPerson(dice, members.length);
    const id = desk.newId<AccountId>();
    const role = dice.below(50) === 0 ? 'manager' : dice.below(3) === 0 ? 'front-desk' : 'instructor';
    const active = dice.below(20) === 0 ? 0 : 1;
    const drawn = dice.below(10);
    const twoFactor = drawn < 8 ? 'set-up' : drawn < 9 ? 'pending' : 'not-set-up';
    const key = usernameKey(username);
    // Nobody knows their password: real hashes of that many would take hours.
    account.run(
      id,
      name,
      username,
      key,
      role,
      active,
      dice.of(hashes),
      foundedAt,
      foundedAt,
      folded(name),
      searchText(name, username),
    );
    if (twoFactor !== 'not-set-up') {
      const authenticatorId = desk.newId<AuthenticatorId>();
      const secret = Buffer.from(Array.from({ length: 20 }, () => dice.below(256)));
      const sealed = desk.box.seal('authenticator-secret', secret, [id, authenticatorId]);
      const confirmed = twoFactor === 'set-up';
      authenticator.run(
        authenticatorId,
        id,
        confirmed ? 'confirmed' : 'pending',
        sealed,
        foundedAt,
        confirmed ? 0 : Date.now() + 86_400_000,
        confirmed ? foundedAt : 0,
        confirmed ? Math.floor(foundedAt / 30_000) : -1,
      );
    }
    members.push({ id, name, opensOffice: role !== 'instructor', active: active === 1 });
  };

  return {
    all: members as readonly Member[],
    get length() {
      return members.length;
    },
    write: (count: number): void => {
      for (let made = 0; made < count; made += 1) writeOne();
    },
  };
};
