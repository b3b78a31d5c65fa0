import type { RestoreReport } from '../../shared/restore-report';
import type { StoreSummary } from '../school/backups/store-summary';

// Commands and their output are English (decision 19).

/** A backup's content in one sentence. */
export const describe = (summary: StoreSummary & { createdAt: number }): string =>
  `${summary.schoolName || 'no school'}, ${summary.accounts} staff (${summary.activeAccounts} active), ` +
  `${summary.authenticators} set up for two factor, ${summary.auditEvents} audit events, ` +
  `as of ${new Date(summary.createdAt).toISOString()}.`;

const logLines: Readonly<Record<RestoreReport['log'], string>> = {
  whole: 'Audit log before the restore: whole.',
  cut: 'Audit log before the restore: its end is missing, or nothing proves it.',
  altered: 'Audit log before the restore: altered, or events inside of it are missing.',
  unreadable: 'The data before the restore can’t be read. All of it since the backup is lost.',
  none: 'This computer held no data before.',
};

const countLines = {
  carried: 'Newer audit events that stay',
  lost: 'Audit events known to be lost',
  brokenAt: 'The audit log in the backup is itself broken at event',
  stayInactive: 'People who stay inactive',
  stayLower: 'People who stay at a lower role',
  keepPassword: 'People who keep a newer password',
  keepOptions: 'Stricter Staff Options that stay',
  turnInactive: 'People who turn inactive, as in the backup',
  turnLower: 'People who go back to a lower role, as in the backup',
  voidCodes: 'Recovery codes that no longer work',
} as const satisfies { readonly [Fact in keyof RestoreReport]?: string };

/** What a restore finds, keeps, brings back and loses, line by line. */
export const reportLines = (report: RestoreReport): string[] => [
  logLines[report.log],
  ...(Object.keys(countLines) as (keyof typeof countLines)[])
    .filter((fact) => report[fact] > 0)
    .map((fact) => `${countLines[fact]}: ${report[fact]}.`),
  ...(report.managersStay
    ? ['Managers keep their role, status and password, because nobody else could manage.']
    : []),
  ...(report.back > 0 ? [`People who come back, set inactive (${report.back}): ${report.backNames}.`] : []),
  ...(report.gone > 0
    ? [`People who go, because they are not in the backup (${report.gone}): ${report.goneNames}.`]
    : []),
];
