import { type AuditAction, auditActions } from './audit-event';

/** The kinds of events in the log's filter, in the order of the menu. */
export const auditKinds = [
  'sign-in',
  'session',
  'two-factor',
  'password',
  'staff',
  'settings',
  'desk',
  'log',
  'backup',
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** The kind of an action, by the first part of its name. */
const kindOfConcept: Readonly<Partial<Record<string, AuditKind>>> = {
  school: 'settings',
  desk: 'desk',
  'sign-in': 'sign-in',
  account: 'sign-in',
  session: 'session',
  'two-factor': 'two-factor',
  'one-time-pass': 'two-factor',
  staff: 'staff',
  password: 'password',
  options: 'settings',
  'owner-sheet': 'desk',
  audit: 'log',
  backup: 'backup',
};

/** The actions of a kind. An action without an entry counts as the desk's, so that every event has a kind. */
export const actionsOfKind = (kind: AuditKind): AuditAction[] =>
  auditActions.filter((action) => (kindOfConcept[action.split('.')[0] ?? ''] ?? 'desk') === kind);
