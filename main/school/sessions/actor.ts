import { type Permission, roleHolds } from '../../../shared/access';
import type { Caller } from '../../../shared/ipc/contract';
import type { Account } from '../accounts/accounts';
import { ActRefused, type Acting } from '../store/in-transaction';
import type { StoreTransaction } from '../store/schema';
import { accountOfSession } from './session-repository';
import type { SignedIn } from './session-service';
import type { Session } from './session-store';

/** A signed-in person whose act was admitted. Every transaction of the act judges them again. */
export interface Actor extends SignedIn, Acting<Account> {}

/** What an act was admitted for: a channel's caller, and the permission that it takes. */
interface Admission {
  readonly caller: Caller;
  readonly permission?: Permission;
}

/** Makes a signed-in person the actor of an act that the dispatcher admits. */
export const actorOf = ({ session, account }: SignedIn, admission: Admission): Actor => ({
  session,
  account,
  judgeAgain: (trx) => judge(trx, session, admission),
});

const judge = async (
  trx: StoreTransaction,
  session: Session,
  { caller, permission }: Admission,
): Promise<Account> => {
  const found = await accountOfSession(trx, session.id);
  if (session.ended || !found?.counts) throw new ActRefused('no-session');
  if (caller === 'session' && session.locked) throw new ActRefused('session-locked');
  if (permission && !roleHolds(found.account.role, permission)) throw new ActRefused('permission-refused');
  return found.account;
};
