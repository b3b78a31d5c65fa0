import { z } from 'zod';
import { auditActions, auditDetailsSchema, auditOutcomes } from '../audit-event';
import { defineContract } from './contract';
import { nothing, officeOnly, portalSchema, timeSchema } from './shapes';

const auditRowSchema = z.strictObject({
  sequence: z.int(),
  occurredAt: timeSchema,
  action: z.enum(auditActions),
  outcome: z.enum(auditOutcomes),
  /** Names as they were when it happened; empty where there was no one. */
  actorName: z.string(),
  subjectName: z.string(),
  portal: portalSchema.nullable(),
  details: auditDetailsSchema,
});
export type AuditRow = z.infer<typeof auditRowSchema>;

/** The audit log, newest first. */
export const auditContract = defineContract({
  page: {
    caller: 'session',
    portals: officeOnly,
    permission: 'read-audit-log',
    /** Rows with a smaller sequence than `before`; null starts at the newest. */
    input: z.strictObject({ before: z.int().nullable() }),
    output: z.strictObject({ rows: z.array(auditRowSchema), more: z.boolean() }),
  },
  /** Walks the whole chain of this desk. */
  verify: {
    caller: 'session',
    portals: officeOnly,
    permission: 'read-audit-log',
    input: nothing,
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('whole'), events: z.int() }),
      /** The first event that is missing or was altered. */
      z.strictObject({ kind: z.literal('broken'), at: z.int() }),
    ]),
  },
});
