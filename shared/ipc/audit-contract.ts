import { z } from 'zod';
import { auditActions, auditDetailsSchema, auditOutcomes } from '../audit-event';
import { auditKinds } from '../audit-kinds';
import { accountIdSchema, deskIdSchema, hostIdSchema } from '../ids';
import { defineContract } from './contract';
import { nothing, officeOnly, portalSchema, timeSchema } from './shapes';

/** A filter for the audit log; null means no condition. */
const auditFilterSchema = z.strictObject({
  /** From this moment (included) until that one (excluded). */
  from: timeSchema.nullable(),
  until: timeSchema.nullable(),
  /** The actor or the subject. */
  person: accountIdSchema.nullable(),
  kind: z.enum(auditKinds).nullable(),
  portal: portalSchema.nullable(),
  desk: deskIdSchema.nullable(),
  outcome: z.enum(auditOutcomes).nullable(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** The filter without a condition. */
export const everyEvent: AuditFilter = {
  from: null,
  until: null,
  person: null,
  kind: null,
  portal: null,
  desk: null,
  outcome: null,
};

/** A position in the log: the last event of a page (keyset pagination). The next page is older. */
const auditCursorSchema = z.strictObject({
  hostId: hostIdSchema,
  sequence: z.int(),
});
export type AuditCursor = z.infer<typeof auditCursorSchema>;

/** An event as the audit page shows it. */
export const auditRowSchema = z.strictObject({
  /** The host whose chain holds the event, and the desk where it happened. */
  hostId: hostIdSchema,
  deskId: deskIdSchema,
  sequence: z.int(),
  occurredAt: timeSchema,
  action: z.enum(auditActions),
  outcome: z.enum(auditOutcomes),
  /** Names at the time of the event; empty where there was no person. Ids are null there. */
  actorId: accountIdSchema.nullable(),
  actorName: z.string(),
  subjectId: accountIdSchema.nullable(),
  subjectName: z.string(),
  portal: portalSchema.nullable(),
  details: auditDetailsSchema,
});
export type AuditRow = z.infer<typeof auditRowSchema>;

/** The results of verifying the log: whole only if the chain and its head agree. */
const verdicts = [
  z.strictObject({ kind: z.literal('whole'), events: z.int() }),
  /** The sequence number of the first event that is missing or altered. */
  z.strictObject({ kind: z.literal('broken'), at: z.int() }),
  /** The newest events are missing: the head names `expected`, the log ends at `found`. */
  z.strictObject({ kind: z.literal('cut'), expected: z.int(), found: z.int() }),
  /** The event at the head is another one. */
  z.strictObject({ kind: z.literal('altered'), at: z.int() }),
  z.strictObject({ kind: z.literal('head-missing') }),
  z.strictObject({ kind: z.literal('head-unreadable') }),
] as const;
export type LogVerdict = z.infer<(typeof verdicts)[number]>;

const read = { caller: 'session', portals: officeOnly, permission: 'read-audit-log' } as const;

/** The finished share of this window's long work, from 0 to 1; null when none runs. */
const progressSchema = z.strictObject({ share: z.number().nullable() });

/** The audit log, newest first. */
export const auditContract = defineContract({
  page: {
    ...read,
    /** The page after a position; null means the newest page. */
    input: z.strictObject({ filter: auditFilterSchema, after: auditCursorSchema.nullable() }),
    /** `next` is null on the last page; every other page is full. */
    output: z.strictObject({ rows: z.array(auditRowSchema), next: auditCursorSchema.nullable() }),
  },
  /** This desk, and every desk with events in the log. */
  desks: {
    ...read,
    input: nothing,
    output: z.strictObject({ present: deskIdSchema, all: z.array(deskIdSchema) }),
  },
  /** Saves the filtered events as CSV where the person chooses. */
  export: {
    ...read,
    stepUp: 'recent',
    input: z.strictObject({ filter: auditFilterSchema }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('saved'), events: z.int() }),
      z.strictObject({ kind: z.literal('cancelled') }),
    ]),
  },
  /** Verifies the whole chain of this host, and compares it with the record of its end (the head). */
  verify: {
    ...read,
    input: nothing,
    output: z.discriminatedUnion('kind', [...verdicts, z.strictObject({ kind: z.literal('stopped') })]),
  },
  /** The progress of this window's export or verification. */
  progress: { ...read, input: nothing, output: progressSchema },
  /** Ends this window's export or verification early. */
  stop: { ...read, input: nothing, output: nothing },
});
