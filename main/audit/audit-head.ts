import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DeskId } from '../../shared/ids';
import type { Queries } from '../database/schema';
import { type SecretBox, SealBroken } from '../platform/secret-box';
import { writeWhole } from '../platform/write-whole';
import { eventAt, lastEvent } from './audit-repository';

const headSchema = z.strictObject({ sequence: z.int(), mac: z.base64() });
type Head = z.infer<typeof headSchema>;

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
  private saved = 0;
  private readonly path: string;

  constructor(
    directory: string,
    private readonly deskId: DeskId,
    private readonly box: SecretBox,
  ) {
    this.path = join(directory, 'audit-head');
  }

  /** Compares the store's log with the head. A log may be ahead by what a crash kept from being written here. */
  async check(queries: Queries): Promise<HeadVerdict> {
    const last = await lastEvent(queries, this.deskId);
    const head = this.read();
    if (!head) return last ? { kind: 'head-missing' } : { kind: 'whole' };
    const found = last?.sequence ?? 0;
    if (found < head.sequence) return { kind: 'cut', expected: head.sequence, found };
    const row = await eventAt(queries, this.deskId, head.sequence);
    const same = row?.mac.equals(Buffer.from(head.mac, 'base64')) ?? false;
    return same ? { kind: 'whole' } : { kind: 'altered', at: head.sequence };
  }

  /** Writes the head when the log has grown. */
  async save(queries: Queries): Promise<void> {
    const last = await lastEvent(queries, this.deskId);
    if (!last || last.sequence === this.saved) return;
    const head: Head = { sequence: last.sequence, mac: last.mac.toString('base64') };
    writeWhole(this.path, this.box.seal('audit-head', Buffer.from(JSON.stringify(head)), [this.deskId]));
    this.saved = last.sequence;
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
