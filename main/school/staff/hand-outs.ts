import { accessByRole } from '../../../shared/access';
import type { AccountId } from '../../../shared/ids';
import { type HandOut, mostHandOuts } from '../../../shared/ipc/print-contract';
import type { StaffSelection } from '../../../shared/ipc/staff-bulk-contract';
import { ok, type Result, refuse } from '../../../shared/result';
import type { StaffOptions } from '../../../shared/staff-options';
import { requirementOf } from '../../../shared/two-factor-requirement';
import type { DeskTime } from '../store/desk-time';
import type { OptionsService } from '../options/options-service';
import type { SignedIn } from '../sessions/session-service';
import type { StaffAccount } from './staff-search-repository';
import type { StaffSearch } from './staff-search';
import type { PrintService } from './print-service';

/** Dependencies of `HandOuts`. */
interface HandOutsDeps {
  readonly search: StaffSearch;
  readonly options: OptionsService;
  readonly time: DeskTime;
  readonly print: PrintService;
}

/** Makes hand-outs: a sheet for a person to take home, with the steps to set up their app. It holds no secret. */
export class HandOuts {
  constructor(private readonly deps: HandOutsDeps) {}

  /** The hand-out of one person. */
  async one({ session }: SignedIn, accountId: AccountId): Promise<Result<{ handOut: HandOut }>> {
    const account = await this.deps.search.find(accountId);
    if (!account) return refuse('not-found');
    const handOut = handOutOf(account, await this.deps.options.current(), this.deps.time.latest());
    this.deps.print.show(session, { kind: 'hand-out', people: 1 });
    return ok({ handOut });
  }

  /** The hand-outs of many people, by name, and how many of the selected people get none. */
  async many(
    { session }: SignedIn,
    { whom, alsoSetUp }: { whom: StaffSelection; alsoSetUp: boolean },
  ): Promise<Result<{ handOuts: HandOut[]; leftOut: number }>> {
    const people: StaffAccount[] = [];
    let selected = 0;
    for await (const accounts of this.deps.search.selected(whom)) {
      selected += accounts.length;
      people.push(
        ...accounts.filter(
          ({ active, two_factor }) => active === 1 && (alsoSetUp || two_factor !== 'set-up'),
        ),
      );
      if (people.length > mostHandOuts) return refuse('too-many-people');
    }
    const options = await this.deps.options.current();
    const now = this.deps.time.latest();
    const handOuts = people
      .toSorted((one, other) => (one.name_key < other.name_key ? -1 : 1))
      .map((account) => handOutOf(account, options, now));
    this.deps.print.show(session, { kind: 'hand-outs', people: handOuts.length });
    return ok({ handOuts, leftOut: selected - handOuts.length });
  }
}

const handOutOf = (account: StaffAccount, options: StaffOptions, now: number): HandOut => {
  const { portals } = accessByRole[account.role];
  const enrolled = account.two_factor === 'set-up';
  const asks: HandOut['asks'] = [];
  for (const portal of portals) {
    const requirement = requirementOf(options, portal, { enrolled, createdAt: account.created_at }, now);
    if (requirement.kind === 'not-required') continue;
    asks.push({ portal, from: requirement.kind === 'skippable' ? requirement.until : null });
  }
  return {
    accountId: account.id,
    name: account.name,
    username: account.username,
    portals: [...portals],
    asks,
    supervised: options.supervisedEnrolment && !enrolled,
  };
};
