import type { Contracts } from '../../shared/ipc/contracts';
import type { Caller } from '../school';

/** Every channel of the contracts. */
export type ChannelName = {
  [Concept in keyof Contracts]: `${Concept}.${keyof Contracts[Concept] & string}`;
}[keyof Contracts];

/** Somebody of the staff as a screen knows them. */
export interface Someone {
  readonly accountId: string;
  readonly version: number;
  readonly username: string;
}

/** The manager's window, and the sign-in page of another one beside it, as a sample of a call sees them. */
export interface AtSchool {
  /** Any call of the manager's window; what it takes is not measured. */
  call(channel: ChannelName, input?: unknown): Promise<unknown>;
  /** Any call of the other window, in which nobody has signed in yet; what it takes is not measured. */
  door(channel: ChannelName, input?: unknown): Promise<unknown>;
  /** Somebody active who has, or has not, set up an app; another person each time. */
  someone(setUp: boolean): Promise<Someone>;
  /** Somebody besides the manager whose factors are known; another person each time. */
  caller(): Caller;
  /** Somebody new, with the manager's password. */
  newcomer(role: 'front-desk' | 'manager'): Promise<Someone>;
  accountOf(caller: Caller): string;
  /** Locks somebody's account, as a hundred failures do. */
  lockOut(caller: Caller): void;
  /** The manager's own. */
  readonly username: string;
  readonly password: string;
  freshCode(): string;
  /** The next code of an app or token, half a minute later. */
  codeOf(of: Pick<Caller, 'secretKey'>): string;
  wrongCodeOf(of: Pick<Caller, 'secretKey'>): string;
  /** The manager signs in anew. */
  signIn(): Promise<void>;
}

/** How a channel is called to be measured. */
export interface Sample {
  /** Called at the other window's sign-in page, a new one each time; else at the manager's. */
  readonly atDoor?: true;
  /** What makes the call possible. */
  readonly before?: (at: AtSchool) => Promise<unknown>;
  readonly input?: (at: AtSchool, turn: number) => unknown;
  /** So often, each time with an input of its own; the longest block of them counts. */
  readonly times?: number;
  /** It reads the whole log: it is stopped after some seconds, and measured until then. */
  readonly isStopped?: true;
  /** What puts the window back. */
  readonly after?: (at: AtSchool) => Promise<unknown>;
}

/** Samples of some of the channels. */
export type Samples = Partial<Readonly<Record<ChannelName, Sample>>>;

/** Somebody who has set up an app, as a channel about one person wants them. */
export const person = async (at: AtSchool) => ({ accountId: (await at.someone(true)).accountId });
