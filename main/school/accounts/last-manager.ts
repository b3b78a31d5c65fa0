import type { Queries } from '../store/schema';
import { type Account, countOtherActiveManagers } from './account-repository';

/** Whether nobody else could manage the school if this account could not. */
export const isLastActiveManager = async (queries: Queries, account: Account): Promise<boolean> =>
  account.role === 'manager' &&
  account.active === 1 &&
  (await countOtherActiveManagers(queries, account.id)) === 0;
