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
  /** The log has events, but the head's file is gone. */
  | { readonly kind: 'head-missing' }
  /** The head's file doesn't open: it is damaged, or of another desk. */
  | { readonly kind: 'head-unreadable' };

/**
 * The newest event's sequence and MAC, sealed in a file beside the store. Only the newest data key counts: a holder of an
 * older one can't make a head for a log that was cut off.
 */
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
    const inFile = this.read();
    const saved = this.saved;
    const last = await lastEvent(queries, this.hostId);
    if (typeof inFile === 'string') return last ? { kind: inFile } : { kind: 'whole' };
    // This run knows better than an older head that somebody has put back.
    const head = saved && saved.sequence > inFile.sequence ? saved : inFile;
    const found = last?.sequence ?? 0;
    if (found < head.sequence) return { kind: 'cut', expected: head.sequence, found };
    return (await this.matches(queries, head)) ? { kind: 'whole' } : { kind: 'altered', at: head.sequence };
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

  /**
   * Runs a change to a new data key. It first seals the head under both keys, so that one of the two opens after a crash
   * between this file's writes and the desk file's. `next` returns the box over the new ring, and the change.
   */
  changeKey(
    queries: Queries,
    next: () => { readonly box: SecretBox; readonly change: () => void },
  ): Promise<void> {
    return this.mutex.runExclusive(async () => {
      const { box, change } = next();
      const head = await this.toSave(queries);
      if (head) await this.write(head, [this.box, box]);
      change();
      if (head) await this.write(head);
    });
  }

  private async saveLast(queries: Queries): Promise<void> {
    const head = await this.toSave(queries);
    if (head && head.sequence !== this.saved?.sequence) await this.write(head);
  }

  /** The log's end; null for an empty log, and for one that lost an event of this run: then the old head is evidence. */
  private async toSave(queries: Queries): Promise<Head | null> {
    const last = await lastEvent(queries, this.hostId);
    if (!last || (this.saved && !(await this.matches(queries, this.saved)))) return null;
    return { sequence: last.sequence, mac: last.mac.toString('base64') };
  }

  private async matches(queries: Queries, { sequence, mac }: Head): Promise<boolean> {
    if (sequence === 0) return true;
    const row = await eventAt(queries, this.hostId, sequence);
    return row?.mac.equals(Buffer.from(mac, 'base64')) ?? false;
  }

  /** Writes the head, sealed by each box on a line of its own. */
  private async write(head: Head, boxes: readonly SecretBox[] = [this.box]): Promise<void> {
    const text = Buffer.from(JSON.stringify(head));
    const lines = boxes.map((box) => box.seal('audit-head', text, [this.hostId]).toString('base64'));
    await writeWholeFrom(this.path, [Buffer.from(lines.join('\n'))]);
    this.saved = head;
  }

  private read(): Head | 'head-missing' | 'head-unreadable' {
    if (!existsSync(this.path)) return 'head-missing';
    try {
      const lines = readFileSync(this.path, 'utf8').split('\n');
      const sealed = lines
        .map((line) => Buffer.from(line, 'base64'))
        .find(([keyId]) => keyId === this.box.keyId);
      if (!sealed) return 'head-unreadable';
      return headSchema.parse(JSON.parse(this.box.open('audit-head', sealed, [this.hostId]).toString()));
    } catch (cause) {
      if (cause instanceof SealBroken || cause instanceof SyntaxError || cause instanceof z.ZodError)
        return 'head-unreadable';
      throw cause;
    }
  }
}
