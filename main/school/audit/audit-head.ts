import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Mutex } from 'async-mutex';
import { z } from 'zod';
import type { DeskId } from '../../../shared/ids';
import type { Queries } from '../store/schema';
import { type SecretBox, SealBroken } from '../keys/secret-box';
import { writeWholeFrom } from '../platform/write-whole';
import { eventAt, lastEvent } from './audit-repository';

const headSchema = z.strictObject({ sequence: z.int(), mac: z.base64() });
type Head = z.infer<typeof headSchema>;

/** The head's file in a data directory: there from a desk's first event on. */
export const auditHeadName = 'audit-head';

/** How the log compares with its head outside of the store. */
export type HeadVerdict =
  | { readonly kind: 'whole' }
  /** The store's log is shorter than the head says: its tail was cut off, or an old file was put back. */
  | { readonly kind: 'cut'; readonly expected: number; readonly found: number }
  /** The row at the head is another one. */
  | { readonly kind: 'altered'; readonly at: number }
  /** There is no head for a log that has events, or it does not open. */
  | { readonly kind: 'head-missing' };

/** The newest event's number and MAC, sealed in a file beside the store. */
export class AuditHead {
  private saved: Head | null = null;
  /** One is saved at a time: an older head must not be written over a newer one. */
  private readonly mutex = new Mutex();
  private readonly path: string;

  constructor(
    directory: string,
    private readonly deskId: DeskId,
    private readonly box: SecretBox,
    private readonly onDisk: () => Promise<void>,
  ) {
    this.path = join(directory, auditHeadName);
  }

  /** Compares the store's log with the head. A log may be ahead by what a crash kept from being written here. */
  async check(queries: Queries): Promise<HeadVerdict> {
    // The head first: one that is written meanwhile may be ahead of what was read of the log.
    const head = this.read();
    const last = await lastEvent(queries, this.deskId);
    if (!head) return last ? { kind: 'head-missing' } : { kind: 'whole' };
    const found = last?.sequence ?? 0;
    if (found < head.sequence) return { kind: 'cut', expected: head.sequence, found };
    return (await this.fits(queries, head)) ? { kind: 'whole' } : { kind: 'altered', at: head.sequence };
  }

  /** Starts the head of a log without events, before its first one; true for such a log. */
  async begin(queries: Queries): Promise<boolean> {
    if (await lastEvent(queries, this.deskId)) return false;
    if (!existsSync(this.path)) await this.write({ sequence: 0, mac: '' });
    return true;
  }

  /** Writes the head when the log has grown, beside the event loop. */
  save(queries: Queries): Promise<void> {
    return this.mutex.runExclusive(() => this.saveLast(queries));
  }

  private async saveLast(queries: Queries): Promise<void> {
    const last = await lastEvent(queries, this.deskId);
    if (!last || last.sequence === this.saved?.sequence) return;
    // A log that has lost what this run saw keeps its head, which tells of it.
    if (this.saved && !(await this.fits(queries, this.saved))) return;
    // A head ahead of what a power failure leaves of the log would tell of a cut that nobody made.
    await this.onDisk();
    const head: Head = { sequence: last.sequence, mac: last.mac.toString('base64') };
    await this.write(head);
    this.saved = head;
  }

  private async fits(queries: Queries, { sequence, mac }: Head): Promise<boolean> {
    if (sequence === 0) return true;
    const row = await eventAt(queries, this.deskId, sequence);
    return row?.mac.equals(Buffer.from(mac, 'base64')) ?? false;
  }

  private write(head: Head): Promise<void> {
    const text = Buffer.from(JSON.stringify(head));
    return writeWholeFrom(this.path, [this.box.seal('audit-head', text, [this.deskId])]);
  }

  private read(): Head | null {
    if (!existsSync(this.path)) return null;
    try {
      const sealed = readFileSync(this.path);
      return headSchema.parse(JSON.parse(this.box.open('audit-head', sealed, [this.deskId]).toString()));
    } catch (cause) {
      if (cause instanceof SealBroken || cause instanceof SyntaxError || cause instanceof z.ZodError)
        return null;
      throw cause;
    }
  }
}
