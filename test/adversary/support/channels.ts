import type { ContractEntry } from '../../../shared/ipc/contract';
import { contracts } from '../../../shared/ipc/contracts';

/** One channel of the contracts. */
export interface Channel {
  readonly name: string;
  readonly entry: ContractEntry;
}

/** Every channel of the contracts, in their order, so that this suite tests new ones too. */
export const channels: readonly Channel[] = Object.entries(contracts).flatMap(([concept, group]) =>
  Object.entries(group as Readonly<Record<string, ContractEntry>>).map(([method, entry]) => ({
    name: `${concept}.${method}`,
    entry,
  })),
);

/** Channels that answer everybody at every stage. Their answers name no person. */
export const alwaysAnswered: ReadonlySet<string> = new Set([
  'signIn.current',
  'signIn.openPortal',
  'language.choose',
  'support.about',
  'support.copyVersions',
]);
