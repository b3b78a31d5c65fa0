import { type Portal, portals, type Role, roleOpensPortal, roles } from '../../../shared/access';
import type { AccountId } from '../../../shared/ids';
import {
  longestPreflightPage,
  type Preflight,
  type PreflightGroup,
  type PreflightMore,
  type PreflightPage,
} from '../../../shared/ipc/options-contract';
import type { Queries } from '../store/schema';
import {
  ableManagersStanding,
  type Asked,
  askedByName,
  countAsked,
  isActiveAndSetUp,
  type NamePlace,
  type ReachGroup,
  reachGroups,
} from './reach-repository';

type Asking = PreflightMore['asking'];

/** A person reads this many names at a glance. */
const namedAtFirst = 8;

/** How many active staff a portal's switch reaches, and how many of them have no authenticator yet. */
export interface Reach {
  readonly staff: number;
  readonly notSetUp: number;
}

const reachAt = (groups: readonly ReachGroup[], portal: Portal): Reach => {
  const reached = groups.filter(({ role }) => roleOpensPortal(role, portal));
  return { staff: sumOf(reached), notSetUp: sumOf(reached.filter(({ setUp }) => !setUp)) };
};

const sumOf = (groups: readonly ReachGroup[]): number =>
  groups.reduce((people, group) => people + group.people, 0);

/** Counts the people whom each portal's switch reaches. */
export const reachOf = async (queries: Queries): Promise<Record<Portal, Reach>> => {
  const groups = await reachGroups(queries);
  return { office: reachAt(groups, 'office'), staff: reachAt(groups, 'staff') };
};

const askedPortals = (asking: Asking): Portal[] => portals.filter((portal) => asking[portal]);

const rolesOf = (opened: readonly Portal[]): Role[] =>
  roles.filter((role) => opened.some((portal) => roleOpensPortal(role, portal)));

/** Counts everybody who is active, and names the first people whom these portals will ask for more than before. */
export const preflight = async (queries: Queries, viewer: AccountId, asking: Asking): Promise<Preflight> => {
  const groups = await reachGroups(queries);
  const able = await ableManagersStanding(queries);
  const counted: Preflight['portals'] = [];
  for (const portal of askedPortals(asking)) {
    const { staff, notSetUp } = reachAt(groups, portal);
    const asked = { roles: rolesOf([portal]), withoutPassword: false };
    counted.push({ portal, staff, asked: await groupOf(queries, viewer, asked, notSetUp) });
  }
  const withoutPassword = { roles: rolesOf(askedPortals(asking)), withoutPassword: true };
  const managersSetUp = able.filter(({ setUp }) => setUp);
  const only = managersSetUp.some(({ id }) => id === viewer) ? 'only-self' : 'only-another';
  return {
    portals: counted,
    withoutPassword: await groupOf(
      queries,
      viewer,
      withoutPassword,
      await countAsked(queries, withoutPassword),
    ),
    managersSetUp: managersSetUp.length === 0 ? 'none' : managersSetUp.length === 1 ? only : 'second',
    selfSetUp: await isActiveAndSetUp(queries, viewer),
    anotherManager: able.some(({ id }) => id !== viewer),
  };
};

/** The next people of a group that a pre-flight has counted. */
export const preflightMore = (
  queries: Queries,
  viewer: AccountId,
  { asking, withoutPassword, after }: PreflightMore,
): Promise<PreflightPage> => {
  const asked = { roles: rolesOf(askedPortals(asking)), withoutPassword };
  return pageOf(queries, viewer, asked, after, longestPreflightPage);
};

const groupOf = async (
  queries: Queries,
  viewer: AccountId,
  asked: Asked,
  count: number,
): Promise<PreflightGroup> => {
  // One more name takes no more room than "and 1 more".
  const limit = count === namedAtFirst + 1 ? count : namedAtFirst;
  return { count, first: await pageOf(queries, viewer, asked, null, limit) };
};

const pageOf = async (
  queries: Queries,
  viewer: AccountId,
  asked: Asked,
  after: NamePlace | null,
  limit: number,
): Promise<PreflightPage> => {
  const found = await askedByName(queries, asked, after, limit + 1);
  const named = found.slice(0, limit);
  const last = named.at(-1);
  return {
    people: named.map(({ id, name }) => ({ accountId: id, name, isSelf: id === viewer })),
    next: last && found.length > limit ? { name: last.name_key, accountId: last.id } : null,
  };
};
