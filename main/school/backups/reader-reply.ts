import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { BackupBroken } from './backup-file';
import { StartRefused } from '../platform/start-refused';

/** The tasks of the reading process. */
export type ReaderTask = 'check' | 'summarise';

const summarySchema = z.strictObject({
  schoolName: z.string(),
  accounts: z.int(),
  activeAccounts: z.int(),
  authenticators: z.int(),
  auditEvents: z.int(),
  lastEventAt: z.int().nullable(),
});

const replySchema = z.discriminatedUnion('kind', [
  /** The worker has done its task. */
  z.strictObject({ kind: z.literal('done') }),
  z.strictObject({ kind: z.literal('checked'), verdict: z.enum(['whole', 'damaged']) }),
  z.strictObject({ kind: z.literal('summarised'), summary: summarySchema }),
  /** The copy opens but is damaged. */
  z.strictObject({ kind: z.literal('broken'), message: z.string() }),
  /** Another failure, with SQLite's or the system's code, or an empty one. */
  z.strictObject({ kind: z.literal('failed'), code: z.string(), message: z.string() }),
]);

/** A message from the reading process or the worker. */
export type ReaderReply = z.infer<typeof replySchema>;

/** A reply that reports success. */
export type ReaderAnswer = Exclude<ReaderReply, { kind: 'broken' | 'failed' }>;

/** Parses a message. For a failure it throws the error that the process or worker caught. */
export const readReply = (message: unknown): ReaderAnswer => {
  const reply = replySchema.parse(message);
  if (reply.kind === 'broken') throw new BackupBroken(reply.message);
  if (reply.kind !== 'failed') return reply;
  if (reply.code.startsWith('SQLITE_')) throw new Sqlite.SqliteError(reply.message, reply.code);
  throw Object.assign(new Error(reply.message), reply.code && { code: reply.code });
};

/** Describes an error as a reply. */
export const replyOf = (thrown: unknown): ReaderReply => {
  const cause = thrown instanceof StartRefused ? (thrown.cause ?? thrown) : thrown;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof BackupBroken) return { kind: 'broken', message };
  return { kind: 'failed', code: String((cause as NodeJS.ErrnoException).code ?? ''), message };
};
