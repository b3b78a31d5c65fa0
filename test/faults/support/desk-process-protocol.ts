import type { Portal } from '../../../shared/access';
import type { Result } from '../../../shared/result';
import type { CommandCall } from '../../../main/serve/command-call';

/** The options of a desk process, as JSON in its first argument. */
export interface DeskProcessOptions {
  readonly directory: string;
  /** The fake keychain's name; null for a system without one. */
  readonly keychain: string | null;
  /** Milliseconds by which both clocks are ahead of the computer's. */
  readonly ahead: number;
  /** Milliseconds between two ticks: a second as in the app, or less for more activity. */
  readonly tickEvery: number;
  /** Runs a command of the closed desk and ends. */
  readonly command: CommandCall | null;
}

/** One line to the process. */
export type Request =
  | {
      readonly id: number;
      readonly do: 'call';
      readonly windowId: number;
      readonly portal: Portal;
      readonly channel: string;
      readonly input: unknown;
    }
  /** Lets time pass for the desk, by both of its clocks, while somebody uses its windows or nobody does. */
  | { readonly id: number; readonly do: 'pass'; readonly milliseconds: number; readonly inUse: boolean }
  /** The desk's present time and uptime. */
  | { readonly id: number; readonly do: 'clock' }
  | { readonly id: number; readonly do: 'close' };

/** One line from the process. */
export type Reply =
  | { readonly kind: 'ready' }
  /** The start was refused (`reason` of StartRefused), or failed otherwise (null). */
  | { readonly kind: 'refused'; readonly reason: string | null; readonly message: string }
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'done'; readonly id: number; readonly now: number; readonly monotonic: number }
  | { readonly kind: 'logged'; readonly text: string }
  | { readonly kind: 'command'; readonly exitCode: number; readonly lines: readonly string[] };
