import type { ContractEntry } from '../../shared/ipc/contract';
import { contracts } from '../../shared/ipc/contracts';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import type { Result } from '../../shared/result';
import { codeFor } from './totp';

/** Sends a call of one window. */
type Send = (channel: string, input?: unknown) => Promise<Result<unknown>>;

interface Typed {
  readonly username?: string;
  readonly password?: string;
}

const entryOf = (channel: string): ContractEntry | undefined => {
  const [concept = '', method = ''] = channel.split('.');
  return (contracts as Readonly<Record<string, Readonly<Record<string, ContractEntry>>>>)[concept]?.[method];
};

/** Whether a call takes a factor that is shown for this very call. */
const takesFactorNow = (channel: string, input: unknown): boolean => {
  const entry = entryOf(channel);
  return entry?.stepUp === 'now' || entry?.needsNow?.(input as never) === true;
};

/**
 * Answers the dialog that asks for a factor for one call, as the person at the window does: with the password that they typed
 * there, or a code of the key that the desk showed them. A call that only takes a recent factor is left alone.
 */
export class FactorsShown {
  /** Off in tests of the step-up itself. */
  answers = true;
  private readonly passwords = new Map<unknown, string>();
  /** Secret keys by username. */
  readonly keys = new Map<string, string>();
  private readonly people = new Map<unknown, string>();

  constructor(private readonly clock: { now(): number; pass(milliseconds: number): void | Promise<void> }) {}

  /** Remembers what a window typed and what it was shown. */
  remember(windowId: unknown, channel: string, input: unknown, answer: Result<unknown>): void {
    if (!answer.ok) return;
    if (channel === 'signIn.begin' || channel === 'signIn.setUp') {
      const { username = '', password = '' } = input as Typed;
      this.people.set(windowId, username.trim().toLowerCase());
      this.passwords.set(windowId, password);
    }
    const current = (answer.value as DeskState | undefined)?.current;
    if (current?.stage === 'enrolment' || current?.stage === 'new-authenticator')
      this.keys.set(current.username.toLowerCase(), current.secretKey);
  }

  /** Sends a call, and again after a factor where it takes one of its own. */
  async send(windowId: unknown, send: Send, channel: string, input: unknown): Promise<Result<unknown>> {
    const answer = await send(channel, input);
    this.remember(windowId, channel, input, answer);
    const asks = !answer.ok && answer.error.code === 'step-up-needed';
    if (!asks || !this.answers || !takesFactorNow(channel, input)) return answer;
    const shown = await this.show(windowId, send);
    return shown.ok ? send(channel, input) : shown;
  }

  private async show(windowId: unknown, send: Send): Promise<Result<unknown>> {
    const asked = await send('session.stepUpFactor');
    if (!asked.ok) return asked;
    if ((asked.value as { factor: string }).factor === 'password')
      return send('session.stepUp', { factor: 'password', password: this.passwords.get(windowId) });
    const key = this.keys.get(this.people.get(windowId) ?? '');
    if (key === undefined) return { ok: false, error: { code: 'step-up-needed' } };
    const withCode = () => send('session.stepUp', { factor: 'code', code: codeFor(key, this.clock.now()) });
    const first = await withCode();
    if (first.ok || first.error.code !== 'code-already-used') return first;
    // The person waits for the next code.
    await this.clock.pass(30_000);
    return withCode();
  }
}
