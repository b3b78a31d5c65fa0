import { z } from 'zod';
import { auditActions, auditDetailsSchema, auditOutcomes } from '../audit-event';
import { auditKinds } from '../audit-kinds';
import { accountIdSchema, deskIdSchema, hostIdSchema } from '../ids';
import { defineContract } from './contract';
import { nothing, officeOnly, portalSchema, timeSchema } from './shapes';

/** What of the log is asked for; null leaves the choice open. */
const auditFilterSchema = z.strictObject({
  /** From this moment on, and until before this one. */
  from: timeSchema.nullable(),
  until: timeSchema.nullable(),
  /** Who did it or whom it was done to. */
  person: accountIdSchema.nullable(),
  kind: z.enum(auditKinds).nullable(),
  portal: portalSchema.nullable(),
  desk: deskIdSchema.nullable(),
  outcome: z.enum(auditOutcomes).nullable(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** The filter that lets everything through. */
export const everyEvent: AuditFilter = {
  from: null,
  until: null,
  person: null,
  kind: null,
  portal: null,
  desk: null,
  outcome: null,
};

/** A place in the log, between two events: what comes after it is older. */
const auditCursorSchema = z.strictObject({
  occurredAt: timeSchema,
  hostId: hostIdSchema,
  sequence: z.int(),
});
export type AuditCursor = z.infer<typeof auditCursorSchema>;

/** An event as people see it. */
export const auditRowSchema = z.strictObject({
  /** In whose chain it is, and at which desk it happened. */
  hostId: hostIdSchema,
  deskId: deskIdSchema,
  sequence: z.int(),
  occurredAt: timeSchema,
  action: z.enum(auditActions),
  outcome: z.enum(auditOutcomes),
  /** Names as they were when it happened; empty where there was no one. Ids are null there. */
  actorId: accountIdSchema.nullable(),
  actorName: z.string(),
  subjectId: accountIdSchema.nullable(),
  subjectName: z.string(),
  portal: portalSchema.nullable(),
  details: auditDetailsSchema,
});
export type AuditRow = z.infer<typeof auditRowSchema>;

const read = { caller: 'session', portals: officeOnly, permission: 'read-audit-log' } as const;

/** How much of this window's long work is done, from 0 to 1; null when none is under way. */
const progressSchema = z.strictObject({ share: z.number().nullable() });

/** The audit log, newest first. */
export const auditContract = defineContract({
  page: {
    ...read,
    /** What follows a place; null starts at the newest. */
    input: z.strictObject({ filter: auditFilterSchema, after: auditCursorSchema.nullable() }),
    /** `next` is null on the last page, the log's beginning; every other page is full. */
    output: z.strictObject({ rows: z.array(auditRowSchema), next: auditCursorSchema.nullable() }),
  },
  /** This desk, and every desk that writes to the log. */
  desks: {
    ...read,
    input: nothing,
    output: z.strictObject({ present: deskIdSchema, all: z.array(deskIdSchema) }),
  },
  /** Saves what is filtered as CSV where the person wants it. */
  export: {
    ...read,
    stepUp: true,
    input: z.strictObject({ filter: auditFilterSchema }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('saved'), events: z.int() }),
      z.strictObject({ kind: z.literal('cancelled') }),
    ]),
  },
  /** Walks the whole chain of this host. */
  verify: {
    ...read,
    input: nothing,
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('whole'), events: z.int() }),
      /** The first event that is missing or was altered. */
      z.strictObject({ kind: z.literal('broken'), at: z.int() }),
      z.strictObject({ kind: z.literal('stopped') }),
    ]),
  },
  /** How far this window's export or verification is. */
  progress: { ...read, input: nothing, output: progressSchema },
  /** Ends this window's export or verification early. */
  stop: { ...read, input: nothing, output: nothing },
});
