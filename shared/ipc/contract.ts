import type { z } from 'zod';
import type { Permission, Portal } from '../access';
import type { Result } from '../result';

/**
 * The stage of signing in that a channel belongs to. The dispatcher looks up the stage of the calling window itself.
 * - `anyone`: any stage
 * - `challenge`: the password was right, and a factor is missing
 * - `session`: signed in, not locked
 * - `any-session`: signed in, locked or not
 */
export type Caller = 'anyone' | 'challenge' | 'session' | 'any-session';

/**
 * How fresh the actor's own factor must be.
 * - `recent`: shown within the last five minutes; the sign-in itself counts
 * - `code`: like `recent` where a code is required of the person; otherwise the handler takes their password with the call
 * - `now`: shown for this very call
 */
export type StepUp = 'recent' | 'code' | 'now';

/** One channel. The dispatcher, both clients, the handler types and the tests all derive from it. */
export interface ContractEntry {
  readonly caller: Caller;
  readonly portals: readonly Portal[];
  /** The session's role must hold it. Only channels with a session have one. */
  readonly permission?: Permission;
  /** Whether the call takes a factor of the actor's own. */
  readonly stepUp?: StepUp;
  /** Whether this call takes a factor of its own, where most calls of the channel take less. `input` is parsed. */
  needsNow?(input: never): boolean;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /** The answer is the window's new state, which the dispatcher reads after the handler. */
  readonly answersState?: true;
}

/** The channels of one concept, by method name. */
export type ContractGroup = Readonly<Record<string, ContractEntry>>;
/** Every concept, by name; a channel is `concept.method`. */
export type ContractList = Readonly<Record<string, ContractGroup>>;

/** Declares the channels of a concept, with their literal types. */
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

/** What a handler knows about the caller, by the stage that the dispatcher checked. Main declares the shapes. */
export type ContextByCaller = Readonly<Record<Caller, unknown>>;

/** A handler for each channel. A missing one does not compile; the channel's `caller` decides the type of its context. */
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

/** The names of the channels that answer with the window's new state. */
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
