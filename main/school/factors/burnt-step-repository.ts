import type { AuthenticatorId } from '../../../shared/ids';
import type { Queries } from '../store/schema';

/** The query for one burnt time step, for a condition on the authenticator. */
export const burntStep = (queries: Queries, id: AuthenticatorId, step: number) =>
  queries
    .selectFrom('burnt_steps')
    .select('step')
    .where('authenticator_id', '=', id)
    .where('step', '=', step);

/** Burns a time step, so that its code never signs in. Returns whether this call did it. */
export const burnStep = async (queries: Queries, id: AuthenticatorId, step: number): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await queries
    .insertInto('burnt_steps')
    .values({ authenticator_id: id, step })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

/** The burnt time steps of an authenticator. */
export const burntStepsOf = async (queries: Queries, id: AuthenticatorId): Promise<Set<number>> => {
  const rows = await queries
    .selectFrom('burnt_steps')
    .select('step')
    .where('authenticator_id', '=', id)
    .execute();
  return new Set(rows.map(({ step }) => step));
};

/** Deletes an authenticator's burnt time steps before `before`, which must be too old to be judged again. */
export const dropBurntSteps = async (
  queries: Queries,
  id: AuthenticatorId,
  before: number,
): Promise<void> => {
  await queries
    .deleteFrom('burnt_steps')
    .where('authenticator_id', '=', id)
    .where('step', '<', before)
    .execute();
};
