import type { z } from 'zod';
import { roleHolds } from '../../../shared/access';
import type { DeskState } from '../../../shared/ipc/sign-in-contract';
import type {
  ContextByCaller,
  ContractEntry,
  ContractList,
  Handlers,
  StepUp,
} from '../../../shared/ipc/contract';
import {
  type Failure,
  type FieldFailure,
  type FieldProblem,
  fieldProblems,
  type PlainErrorCode,
  type Range,
  type Result,
  refuse,
} from '../../../shared/result';
import type { WindowId } from '../platform/window-id';
import type { Challenge } from '../sessions/challenge-store';
import type { Sender } from '../sessions/sender';
import { type Actor, actorOf } from '../sessions/actor';
import type { LiveSession } from '../sessions/session-service';
import type { AskedCall } from '../sessions/asked-calls';
import { ActRefused } from '../store/in-transaction';

/** What handlers get to know of a caller: exactly what was checked for their contract's `caller`. */
export interface Contexts extends ContextByCaller {
  readonly anyone: Sender;
  readonly challenge: Sender & { readonly challenge: Challenge };
  readonly session: Sender & { readonly signedIn: Actor };
  readonly 'any-session': Sender & { readonly signedIn: Actor };
}

/** What the checks ask of the application. Looked up by window at every call; nothing is remembered here. */
export interface Stages {
  /** Ends what no longer counts in a window, and locks what is due. The looks below change nothing. */
  settle(windowId: WindowId): Promise<void>;
  /** The window's challenge, if it still counts. */
  challenge(windowId: WindowId): Promise<Challenge | null>;
  /** The window's session, if it still counts. */
  session(windowId: WindowId): Promise<LiveSession | null>;
  /** Whether the clock is behind the latest time that the desk has seen. */
  clockIsBehind(): boolean;
  /** Whether the actor's own factor is as fresh as a call takes. `call` names the call and its input. */
  isFresh(signedIn: Actor, stepUp: StepUp, call: AskedCall): Promise<boolean>;
}

/** Records the calls that the dispatcher refuses, and the errors that handlers throw. */
export interface Witness {
  /** A call that no window of ours should have made. */
  refused(sender: Sender | null, channel: string, code: PlainErrorCode): Promise<void>;
  /** Logs a thrown error. Returns the failure for the caller: of the store, or an incident with its id in the log. */
  threw(channel: string, cause: unknown): Failure;
}

/** Reads where a window stands. Changes nothing. */
export interface StateReader {
  read(sender: Sender): Promise<DeskState>;
}

/** Answers one call. Never rejects. */
export type Dispatch = (sender: Sender | null, channel: string, input: unknown) => Promise<Result<unknown>>;

/** What `Handlers` guarantees at compile time, loosened for looking a handler up by its channel's name. */
type AnyHandler = (context: unknown, input: unknown) => Promise<Result<unknown>>;

/** A call that passed the checks before the input. */
interface Admitted {
  readonly context: unknown;
  /** The actor of a call in a session. */
  readonly actor: Actor | null;
}

interface Route {
  readonly entry: ContractEntry;
  readonly handle: AnyHandler;
}

const audited: ReadonlySet<PlainErrorCode> = new Set([
  'sender-refused',
  'portal-refused',
  'permission-refused',
]);

/** Dependencies of `createDispatcher`. */
export interface DispatcherDeps<Contracts extends ContractList> {
  readonly contracts: Contracts;
  readonly handlers: Handlers<Contracts, Contexts>;
  readonly stages: Stages;
  readonly states: StateReader;
  readonly witness: Witness;
}

/**
 * Builds the one way into main. Checks in this order, each with its own error code: sender, portal, challenge or
 * session, permission, clock, strict input, step-up; then the handler, whose context holds what was checked. The transactions of
 * an act judge its actor again. Where the contract says so the answer is the window's new state, read once the handler is
 * done. Every answer is held against the contract's output before it leaves. A commit returns when the disk has it, so no
 * answer is ahead of the disk.
 */
export const createDispatcher = <Contracts extends ContractList>({
  contracts,
  handlers,
  stages,
  states,
  witness,
}: DispatcherDeps<Contracts>): Dispatch => {
  const routes = new Map<string, Route>();
  for (const [concept, group] of Object.entries(contracts))
    for (const [method, entry] of Object.entries(group))
      routes.set(`${concept}.${method}`, {
        entry,
        handle: (handlers as Record<string, Record<string, AnyHandler>>)[concept]?.[method] as AnyHandler,
      });

  const admit = async (
    sender: Sender | null,
    route: Route | undefined,
  ): Promise<Admitted | PlainErrorCode> => {
    if (!sender) return 'sender-refused';
    if (!route?.entry.portals.includes(sender.portal)) return 'portal-refused';
    const { caller, permission, stepUp } = route.entry;
    await stages.settle(sender.windowId);
    if (caller === 'anyone') return { context: sender, actor: null };
    if (caller === 'challenge') {
      const challenge = await stages.challenge(sender.windowId);
      return challenge ? { context: { ...sender, challenge }, actor: null } : 'no-challenge';
    }
    const live = await stages.session(sender.windowId);
    if (!live) return 'no-session';
    if (caller === 'session' && live.locked) return 'session-locked';
    if (permission && !roleHolds(live.account.role, permission)) return 'permission-refused';
    // A sensitive act would be dated and judged by a wrong time.
    if (stepUp && stages.clockIsBehind()) return 'clock-behind';
    const actor = actorOf(live, route.entry);
    return { context: { ...sender, signedIn: actor }, actor };
  };

  /** Whether the actor still has to show a factor. The input is checked before, so that nobody shows one for a mistake. */
  const lacksFactor = async (actor: Actor | null, { entry }: Route, call: AskedCall): Promise<boolean> => {
    if (!actor || !entry.stepUp) return false;
    const stepUp = entry.needsNow?.(call.input as never) ? 'now' : entry.stepUp;
    return !(await stages.isFresh(actor, stepUp, call));
  };

  const stateAfter = async (sender: Sender): Promise<DeskState> => {
    await stages.settle(sender.windowId);
    return states.read(sender);
  };

  return async (sender, channel, input) => {
    try {
      const route = routes.get(channel);
      const admitted = await admit(sender, route);
      if (typeof admitted === 'string') {
        if (audited.has(admitted)) await witness.refused(sender, channel, admitted);
        return refuse(admitted);
      }
      // A call without a route was refused.
      const { entry, handle } = route as Route;
      const parsed = entry.input.safeParse(input);
      if (!parsed.success) return refuse({ code: 'input-refused', fields: fieldFailures(parsed.error) });
      if (await lacksFactor(admitted.actor, route as Route, { channel, input: parsed.data }))
        return refuse('step-up-needed');
      const result = await handle(admitted.context, parsed.data);
      if (!result.ok) return result;
      // The sender check admitted a sender, or there would be no handler to answer.
      const value = entry.answersState ? await stateAfter(sender as Sender) : result.value;
      return { ok: true, value: entry.output.parse(value) };
    } catch (cause) {
      if (cause instanceof ActRefused) return refuse(cause.code);
      return refuse(witness.threw(channel, cause));
    }
  };
};

const problems: ReadonlySet<string> = new Set(fieldProblems);

/** Turns zod's issues into codes of the closed list; what has none of its own is not a choice that a form offers. */
const fieldFailures = (error: z.ZodError): FieldFailure[] =>
  error.issues.map((issue) => {
    const field = issue.path.map(String).join('.');
    const problem = problems.has(issue.message) ? (issue.message as FieldProblem) : 'not-a-choice';
    if (issue.code === 'custom' && problem === 'out-of-range')
      return { field, problem, range: issue.params as unknown as Range };
    const bound =
      issue.code === 'too_big' ? issue.maximum : issue.code === 'too_small' ? issue.minimum : undefined;
    return typeof bound === 'number' ? { field, problem, bound } : { field, problem };
  });
