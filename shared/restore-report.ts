import { z } from 'zod';
import { auditChoices } from './audit-event';

/** As many names as fit into one fact of an audit event. */
const longestNames = 300;
const count = z.int().min(0);

/**
 * What a restore finds, keeps, brings back and loses. The preview, the audit event, the notice and the result hold the same
 * facts, so they are short: numbers, flags and texts.
 */
export const restoreReportSchema = z.strictObject({
  /** The verdict on the log of today's data. */
  log: z.enum(auditChoices.log),
  /** Audit events newer than the backup that stay. */
  carried: count,
  /** Audit events known to be lost. */
  lost: count,
  /** The first event that doesn't fit in the backup's own log; 0 if that log is whole. */
  brokenAt: count,
  /** People whom the backup has active and who stay inactive. */
  stayInactive: count,
  /** People who stay at today's lower role. */
  stayLower: count,
  /** People who keep today's newer password. */
  keepPassword: count,
  /** Staff Options that stay as strict as today. */
  keepOptions: count,
  /** People who turn inactive, as in the backup. */
  turnInactive: count,
  /** People who go back to a lower role, as in the backup. */
  turnLower: count,
  /** Whether today's managers stay as they are, because no other manager could sign in. */
  managersStay: z.boolean(),
  /** Recovery codes of the backup that no longer work. */
  voidCodes: count,
  /** People who are in the backup alone and come back inactive, and their names. */
  back: count,
  backNames: z.string().max(longestNames),
  /** People who are in today's data alone, and their names. */
  gone: count,
  goneNames: z.string().max(longestNames),
});
export type RestoreReport = z.infer<typeof restoreReportSchema>;

/** Names as one text, shortened to fit into a report. */
export const namesText = (names: readonly string[]): string => {
  const text = names.join(', ');
  return text.length <= longestNames ? text : `${text.slice(0, longestNames - 1)}…`;
};

/** The facts that say something: without zeros and empty texts. */
export const factsOf = (report: RestoreReport): Partial<RestoreReport> =>
  Object.fromEntries(Object.entries(report).filter(([name, value]) => name === 'log' || Boolean(value)));
