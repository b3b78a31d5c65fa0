import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Mutex } from 'async-mutex';
import { z } from 'zod';
import type { HostId } from '../../../shared/ids';
import type { Queries } from '../store/schema';
import { type SecretBox, SealBroken } from '../keys/secret-box';
import { writeWholeFrom } from '../platform/write-whole';
import { eventAt, lastEvent } from './audit-repository';

const headSchema = z.strictObject({ sequence: z.int(), mac: z.base64() });
type Head = z.infer<typeof headSchema>;

/** The head's file in a data directory. It exists from the host's first event on. */
export const auditHeadName = 'audit-head';

/** The log compared with its head, which lies outside the store. */
export type HeadVerdict =
  | { readonly kind: 'whole' }
  /** The log is shorter than the head says: somebody cut off its tail or put back an old store. */
  | { readonly kind: 'cut'; readonly expected: number; readonly found: number }
  /** The row at the head's sequence has another MAC. */
  | { readonly kind: 'altered'; readonly at: number }
  /** The log has events, but the head is missing or doesn't open. */
  | { readonly kind: 'head-missing' };

/** The newest event's sequence and MAC, sealed in a file beside the store. */
export class AuditHead {
  private saved: Head | null = null;
  /** Saves run one at a time, so that an older head never overwrites a newer one. */
  private readonly mutex = new Mutex();
  private readonly path: string;

  constructor(
    directory: string,
    private readonly hostId: HostId,
    private readonly box: SecretBox,
  ) {
    this.path = join(directory, auditHeadName);
  }

  /** Compares the log with the head. The log may be ahead, if a crash came before the head was written. */
  async check(queries: Queries): Promise<HeadVerdict> {
    // Read the head first. A head read after the log might be newer than it.
    const head = this.read();
    const last = await lastEvent(queries, this.hostId);
    if (!head) return last ? { kind: 'head-missing' } : { kind: 'whole' };
    const found = last?.sequence ?? 0;
    if (found < head.sequence) return { kind: 'cut', expected: head.sequence, found };
    return (await this.matches(queries, head)) ? { kind: 'whole' } : { kind: 'altered', at: head.sequence };
  }

  /** The sequence of the newest known event, whatever the store says; null without a head that opens. */
  get sequence(): number | null {
    return this.read()?.sequence ?? null;
  }

  /** Creates the head of a log without events, before its first event. True for such a log. */
  async begin(queries: Queries): Promise<boolean> {
    if (await lastEvent(queries, this.hostId)) return false;
    if (!existsSync(this.path)) await this.write({ sequence: 0, mac: '' });
    return true;
  }

  /** Writes the head if the log has grown, without blocking the event loop. */
  save(queries: Queries): Promise<void> {
    return this.mutex.runExclusive(() => this.saveLast(queries));
  }

  private async saveLast(queries: Queries): Promise<void> {
    const last = await lastEvent(queries, this.hostId);
    if (!last || last.sequence === this.saved?.sequence) return;
    // If the log lost an event that this run has seen, keep the head as evidence.
    if (this.saved && !(await this.matches(queries, this.saved))) return;
    const head: Head = { sequence: last.sequence, mac: last.mac.toString('base64') };
    await this.write(head);
    this.saved = head;
  }

  private async matches(queries: Queries, { sequence, mac }: Head): Promise<boolean> {
    if (sequence === 0) return true;
    const row = await eventAt(queries, this.hostId, sequence);
    return row?.mac.equals(Buffer.from(mac, 'base64')) ?? false;
  }

  private write(head: Head): Promise<void> {
    const text = Buffer.from(JSON.stringify(head));
    return writeWholeFrom(this.path, [this.box.seal('audit-head', text, [this.hostId])]);
  }

  private read(): Head | null {
    if (!existsSync(this.path)) return null;
    try {
      const sealed = readFileSync(this.path);
      return headSchema.parse(JSON.parse(this.box.open('audit-head', sealed, [this.hostId]).toString()));
    } catch (cause) {
      if (cause instanceof SealBroken || cause instanceof SyntaxError || cause instanceof z.ZodError)
        return null;
      throw cause;
    }
  }
}
