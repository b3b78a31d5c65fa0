import type { z } from 'zod';
import type { Permission, Portal } from '../access';
import type { Result } from '../result';

/**
 * The stage of signing in that a channel belongs to. The router looks it up for the calling window; no window names it.
 * - `anyone`: answers at every stage
 * - `challenge`: the password was right, a factor is missing
 * - `session`: signed in, not locked
 * - `any-session`: signed in, locked or not
 */
export type Caller = 'anyone' | 'challenge' | 'session' | 'any-session';

/** One channel, stated once. The router, both clients, the handler types and the tests are derived from it. */
export interface ContractEntry {
  readonly caller: Caller;
  readonly portals: readonly Portal[];
  /** Asked of the session's role; only channels with a session have one. */
  readonly permission?: Permission;
  /** The actor must have shown their own factor within the last five minutes. */
  readonly stepUp?: true;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /** The answer is the window's new state. The dispatcher reads it; the handler answers nothing of its own. */
  readonly answersState?: true;
}

/** The channels of one concept, by method name. */
export type ContractGroup = Readonly<Record<string, ContractEntry>>;
/** Every concept, by name; a channel is `concept.method`. */
export type ContractList = Readonly<Record<string, ContractGroup>>;

/** Keeps the literal types of a concept's channels. */
export const defineContract = <const Group extends ContractGroup>(group: Group): Group => group;

type CallOf<Entry extends ContractEntry> =
  undefined extends z.input<Entry['input']>
    ? () => Promise<Result<z.output<Entry['output']>>>
    : (input: z.input<Entry['input']>) => Promise<Result<z.output<Entry['output']>>>;

/** The shape of `window.desk`: every call resolves to a Result and never rejects. */
export type Client<Contracts extends ContractList> = {
  readonly [Concept in keyof Contracts]: {
    readonly [Method in keyof Contracts[Concept]]: CallOf<Contracts[Concept][Method]>;
  };
};

/** What main knows of a caller, by the stage that the router checked. Main fills the shapes in. */
export type ContextByCaller = Readonly<Record<Caller, unknown>>;

/** A handler per channel: a missing one does not compile, and its context is narrowed by the contract's caller. */
export type Handlers<Contracts extends ContractList, Contexts extends ContextByCaller> = {
  readonly [Concept in keyof Contracts]: HandlersOf<Contracts[Concept], Contexts>;
};

/** The handlers of one concept. */
export type HandlersOf<Group extends ContractGroup, Contexts extends ContextByCaller> = {
  readonly [Method in keyof Group]: (
    context: Contexts[Group[Method]['caller']],
    input: z.output<Group[Method]['input']>,
  ) => Promise<
    Result<Group[Method] extends { readonly answersState: true } ? unknown : z.input<Group[Method]['output']>>
  >;
};

/** The names of the channels whose answer is the window's new state. */
export const stateChannelNames = (contracts: ContractList): string[] =>
  Object.entries(contracts).flatMap(([concept, group]) =>
    Object.entries(group)
      .filter(([, entry]) => entry.answersState)
      .map(([method]) => `${concept}.${method}`),
  );

/** The channel names that a portal's window may call, in contract order. */
export const channelNames = (contracts: ContractList, portal: Portal): string[] =>
  Object.entries(contracts).flatMap(([concept, group]) =>
    Object.entries(group)
      .filter(([, entry]) => entry.portals.includes(portal))
      .map(([method]) => `${concept}.${method}`),
  );
