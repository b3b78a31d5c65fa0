import { type Portal, portals, roleOpensPortal } from '../../../shared/access';
import type { AccountId } from '../../../shared/ids';
import {
  longestPreflightPage,
  type Preflight,
  type PreflightGroup,
  type PreflightMore,
  type PreflightPage,
  type PreflightPerson,
} from '../../../shared/ipc/options-contract';
import type { ActiveAccount } from '../accounts/accounts';

type Asking = PreflightMore['asking'];
type Place = PreflightMore['after'];
type Everybody = AsyncIterable<ActiveAccount> | Iterable<ActiveAccount>;

/** So many names are read at a glance. */
const namedAtFirst = 8;

const askedPortals = (asking: Asking): Portal[] => portals.filter((portal) => asking[portal]);

/** An account that was brought in from a list has none until somebody gives it one. */
const hasPassword = ({ password_hash }: ActiveAccount): boolean => password_hash !== '';

const isAskedAt = ({ role, two_factor }: ActiveAccount, portal: Portal): boolean =>
  two_factor !== 'set-up' && roleOpensPortal(role, portal);

const personOf = ({ id, name }: ActiveAccount, viewer: AccountId): PreflightPerson => ({
  accountId: id,
  name,
  isSelf: id === viewer,
});

const placeOf = ({ id, name_key }: ActiveAccount): Place => ({ name: name_key, accountId: id });

/** People of a kind, come by by name: all are counted, the first are kept. */
class Group {
  private count = 0;
  private readonly first: ActiveAccount[] = [];

  constructor(private readonly viewer: AccountId) {}

  add(account: ActiveAccount): void {
    this.count += 1;
    // One more name takes no more room than "and 1 more".
    if (this.count <= namedAtFirst + 1) this.first.push(account);
  }

  summary(): PreflightGroup {
    const named = this.count > namedAtFirst + 1 ? this.first.slice(0, namedAtFirst) : this.first;
    const last = named.at(-1);
    return {
      count: this.count,
      first: {
        people: named.map((account) => personOf(account, this.viewer)),
        next: last && named.length < this.count ? placeOf(last) : null,
      },
    };
  }
}

/**
 * Looks ahead, over everybody who is active and by name: what it means for whom when these portals ask more than before.
 * `able` are the managers who can manage now.
 */
export const lookAhead = async (
  everybody: Everybody,
  viewer: AccountId,
  asking: Asking,
  able: ReadonlySet<AccountId>,
): Promise<Preflight> => {
  const counted = askedPortals(asking).map((portal) => ({ portal, staff: 0, asked: new Group(viewer) }));
  const withoutPassword = new Group(viewer);
  let selfSetUp = false;
  let managersSetUp = 0;
  let selfManages = false;
  let anotherManager = false;
  for await (const account of everybody) {
    const isSelf = account.id === viewer;
    const setUp = account.two_factor === 'set-up';
    if (isSelf) selfSetUp = setUp;
    if (able.has(account.id)) {
      if (setUp) managersSetUp += 1;
      if (setUp && isSelf) selfManages = true;
      if (!isSelf) anotherManager = true;
    }
    let isAsked = false;
    for (const at of counted) {
      if (!roleOpensPortal(account.role, at.portal)) continue;
      at.staff += 1;
      if (!isAskedAt(account, at.portal)) continue;
      at.asked.add(account);
      isAsked = true;
    }
    if (isAsked && !hasPassword(account)) withoutPassword.add(account);
  }
  const only = selfManages ? 'only-self' : 'only-another';
  return {
    portals: counted.map(({ portal, staff, asked }) => ({ portal, staff, asked: asked.summary() })),
    withoutPassword: withoutPassword.summary(),
    managersSetUp: managersSetUp === 0 ? 'none' : managersSetUp === 1 ? only : 'second',
    selfSetUp,
    anotherManager,
  };
};

/** Names the next ones of a kind; `everybody` begins behind those who have been named. */
export const nameMore = async (
  everybody: Everybody,
  viewer: AccountId,
  { asking, withoutPassword }: Omit<PreflightMore, 'after'>,
): Promise<PreflightPage> => {
  const askedAt = askedPortals(asking);
  const named: ActiveAccount[] = [];
  for await (const account of everybody) {
    if (!askedAt.some((portal) => isAskedAt(account, portal))) continue;
    if (withoutPassword && hasPassword(account)) continue;
    const last = named.at(-1);
    // There is one more than the page takes.
    if (last && named.length === longestPreflightPage)
      return { people: named.map((one) => personOf(one, viewer)), next: placeOf(last) };
    named.push(account);
  }
  return { people: named.map((one) => personOf(one, viewer)), next: null };
};
