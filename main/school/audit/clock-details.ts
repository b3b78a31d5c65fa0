import type { AuditDetails } from '../../../shared/audit-event';
import type { ClockBehind } from '../store/desk-time';

/** The details of an event about a clock that is behind. */
export const clockDetails = ({ behind, clockAt }: ClockBehind): AuditDetails => ({
  behindMinutes: Math.round(behind / 60_000),
  clockAt,
});
