import { accessByRole, type Role } from '../../../shared/access';
import { namesText, type RestoreReport } from '../../../shared/restore-report';
import { staffOptionEntries } from '../../../shared/staff-options';
import { optionsOf } from '../store/option-columns';
import type { Queries } from '../store/schema';

/** What a report compares of a store: its people and its Staff Options. */
export type Snapshot = Awaited<ReturnType<typeof snapshotOf>>;

export const snapshotOf = async (queries: Queries) => {
  const people = await queries
    .selectFrom('accounts')
    .select(['id', 'name', 'role', 'active', 'password_hash'])
    .orderBy('name_key')
    .orderBy('id')
    .execute();
  const school = await queries.selectFrom('school').selectAll().executeTakeFirst();
  return { people, options: school ? staffOptionEntries(optionsOf(school)) : [] };
};

type ComparedFact =
  | 'stayInactive'
  | 'stayLower'
  | 'keepPassword'
  | 'keepOptions'
  | 'turnInactive'
  | 'turnLower'
  | 'back'
  | 'backNames'
  | 'gone'
  | 'goneNames';

/** What a restore keeps, brings back and loses: the restored store compared with the backup and with today's store. */
export const compareStores = (
  backup: Snapshot,
  present: Snapshot | null,
  restored: Snapshot,
): Pick<RestoreReport, ComparedFact> => {
  const then = byId(backup);
  const now = byId(present ?? backup);
  const counted = (isSo: (one: Compared) => boolean): number =>
    restored.people.filter((result) =>
      isSo({ result, before: then.get(result.id), today: now.get(result.id) }),
    ).length;
  const back = backup.people.filter(({ id }) => !now.has(id)).map(({ name }) => name);
  const gone = (present?.people ?? []).filter(({ id }) => !then.has(id)).map(({ name }) => name);
  const optionsThen = new Map(backup.options);
  return {
    stayInactive: counted(
      ({ result, before, today }) =>
        before !== undefined && today !== undefined && result.active < before.active,
    ),
    stayLower: counted(({ result, before: one }) => one !== undefined && isLower(result.role, one.role)),
    keepPassword: counted(
      ({ result, before: one }) => one !== undefined && result.password_hash !== one.password_hash,
    ),
    keepOptions: restored.options.filter(([path, value]) => optionsThen.get(path) !== value).length,
    turnInactive: counted(({ result, today: one }) => one !== undefined && result.active < one.active),
    turnLower: counted(({ result, today: one }) => one !== undefined && isLower(result.role, one.role)),
    back: back.length,
    backNames: namesText(back),
    gone: gone.length,
    goneNames: namesText(gone),
  };
};

type PersonRow = Snapshot['people'][number];

interface Compared {
  readonly result: PersonRow;
  readonly before: PersonRow | undefined;
  readonly today: PersonRow | undefined;
}

const byId = ({ people }: Snapshot): ReadonlyMap<string, PersonRow> =>
  new Map(people.map((person) => [person.id, person]));

const isLower = (one: Role, other: Role): boolean =>
  accessByRole[one].permissions.length < accessByRole[other].permissions.length;
