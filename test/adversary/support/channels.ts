import type { ContractEntry } from '../../../shared/ipc/contract';
import { contracts } from '../../../shared/ipc/contracts';

/** One channel of the contracts. */
export interface Channel {
  readonly name: string;
  readonly entry: ContractEntry;
}

/** Every channel there is, in contract order: a new one is in all tables of this suite by being declared. */
export const channels: readonly Channel[] = Object.entries(contracts).flatMap(([concept, group]) =>
  Object.entries(group as Readonly<Record<string, ContractEntry>>).map(([method, entry]) => ({
    name: `${concept}.${method}`,
    entry,
  })),
);

/** What answers anybody at any time, also before there is a school and on a closed desk: it tells nothing of anybody. */
export const alwaysAnswered: ReadonlySet<string> = new Set([
  'signIn.current',
  'signIn.openPortal',
  'language.choose',
  'support.about',
  'support.copyVersions',
]);
