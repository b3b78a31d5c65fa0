import { createHmac } from 'node:crypto';
import { policy } from '../../../shared/policy';
import type { Clock } from '../platform/clock';
import type { Random } from '../platform/random';
import type { Session } from './session-store';

/** A call, with its input as the contract parsed it. */
export interface AskedCall {
  readonly channel: string;
  readonly input: unknown;
}

/** Calls that take a factor of their own: a factor opens the one call that was refused for it, and no other. */
export class AskedCalls {
  /** The session remembers a call as a MAC under a key that exists in memory alone, because it may hold a password. */
  private readonly key: Buffer;

  constructor(
    random: Random,
    private readonly clock: Clock,
  ) {
    this.key = random.bytes(32);
  }

  /** Whether a factor was shown for this very call. It counts once. Without one, the session remembers what it asked. */
  take(session: Session, { channel, input }: AskedCall): boolean {
    const mac = createHmac('sha256', this.key)
      .update(JSON.stringify([channel, input]))
      .digest('base64');
    const { opened } = session;
    session.opened = null;
    if (opened?.mac === mac && this.clock.monotonic() - opened.at <= policy.factorOpensCallFor) return true;
    session.asked = mac;
    return false;
  }

  /** Opens the call that the session asked before its person showed a factor. `asked` is what it was then. */
  open(session: Session, asked: string | null): void {
    if (asked === null || session.asked !== asked) return;
    session.asked = null;
    session.opened = { mac: asked, at: this.clock.monotonic() };
  }
}
