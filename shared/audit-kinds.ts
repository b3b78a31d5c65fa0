import { type AuditAction, auditActions } from './audit-event';

/** Kinds of events that the log is filtered by, in the order that they are offered in. */
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

/** By what an action's name begins with. */
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

/** The actions of a kind; what belongs to no other is the desk's, so that every event is found under one. */
export const actionsOfKind = (kind: AuditKind): AuditAction[] =>
  auditActions.filter((action) => (kindOfConcept[action.split('.')[0] ?? ''] ?? 'desk') === kind);
