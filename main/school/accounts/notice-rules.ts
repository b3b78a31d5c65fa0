import type { AuditAction, AuditDetails } from '../../../shared/audit-event';
import type { NoticeKind } from '../../../shared/notice';
import type { AuditEvent } from '../audit/audit-log';
import type { Factor } from '../store/schema';

/** One notice of an event. */
export interface NoticeRule {
  readonly kind: NoticeKind;
  /**
   * - `subject`: the event's person, if somebody else acted
   * - `actor`: the person who acted on their own account, in case that a thief did. Their next session shows it.
   * - `managers`: every manager but the event's person. The manager who acted is told like an actor. One who is inactive reads
   *   it later: else somebody could be set inactive for a minute to hide an act from them.
   */
  readonly to: 'subject' | 'actor' | 'managers';
  /** The details that an event must have. */
  readonly when?: (details: AuditDetails) => boolean;
  /** The event's person must be a manager. */
  readonly ofManager?: true;
  /** Somebody else than the event's person must have acted. */
  readonly byAnother?: true;
  /** The factor that the notice is about, if the event names no authenticator. */
  readonly about?: Factor;
}

/** Whom an action's events tell, or why they tell nobody. */
export type NoticeRow =
  | { readonly tells: readonly NoticeRule[]; readonly ofFailures?: true }
  | { readonly toNobody: string };

const tellsNobody = (because: string): NoticeRow => ({ toNobody: because });
const tells = (...rules: NoticeRule[]): NoticeRow => ({ tells: rules });
const has =
  (name: string, ...values: readonly (string | number | boolean)[]) =>
  (details: AuditDetails): boolean => {
    const value = details[name];
    return value !== undefined && (values.length === 0 || values.includes(value));
  };

const switchesCodeOff = (details: AuditDetails): boolean =>
  has('requireTwoFactor.office', false)(details) || has('requireTwoFactor.staff', false)(details);

const failedTry = 'the notice of failed tries counts it';
const ownSession = 'the person’s own session';
const changesNothing = 'changes nothing';

/**
 * The notices of every action, by the event's outcome: a failure tells nobody unless the row says so. The log pins them with
 * the event, so no service can forget one.
 */
export const noticeRules: Readonly<Record<AuditAction, NoticeRow>> = {
  'school.set-up': tellsNobody('no other account exists yet'),
  'desk.started': tellsNobody(changesNothing),
  'desk.key-protection': tellsNobody('the Overview says it for as long as it lasts'),
  'desk.key-rotated': tells({ to: 'managers', kind: 'data-key-rotated' }),
  'desk.opened-with-sheet': tells({ to: 'managers', kind: 'sheet-opened-desk' }),
  'desk.clock-behind': tellsNobody('every window says it for as long as it lasts'),
  'desk.clock-cleared': tells({ to: 'managers', kind: 'clock-cleared' }),
  'desk.call-refused': tellsNobody(changesNothing),
  'sign-in.password': tellsNobody(failedTry),
  'sign-in.code': tellsNobody(failedTry),
  'sign-in.recovery-code': tellsNobody(failedTry),
  'sign-in.vouched': tells({ to: 'subject', kind: 'vouched' }),
  'sign-in.one-time-pass': tellsNobody('the person was told when a manager gave it'),
  'sign-in.completed': tells({
    to: 'actor',
    kind: 'recovery-code-used',
    when: has('with', 'recovery-code'),
    // So a session that a recovery code opened only hides notices: the codes may be stolen.
    about: 'recovery-code',
  }),
  'sign-in.portal-refused': tellsNobody(failedTry),
  'sign-in.throttled': tellsNobody(failedTry),
  'account.locked-out': tellsNobody(failedTry),
  'account.lockout-lifted': tells(
    { to: 'subject', kind: 'lockout-lifted' },
    { to: 'actor', kind: 'own-lockout-lifted' },
  ),
  'account.reported': tells({ to: 'managers', kind: 'sign-in-reported' }),
  'session.locked': tellsNobody(ownSession),
  'session.unlocked': tellsNobody(ownSession),
  'session.ended': tellsNobody(ownSession),
  'session.step-up': tellsNobody(ownSession),
  'two-factor.enrolment-begun': tellsNobody('no key counts before its first code'),
  'two-factor.enrolled': tells({
    to: 'actor',
    kind: 'authenticator-added',
    // Somebody whose app it isn't can't pass the sign-in any more, and notices.
    when: has('authenticator'),
  }),
  'two-factor.skipped': tellsNobody('the next sign-in asks again'),
  'two-factor.enrolment-code-given': tells({ to: 'subject', kind: 'enrolment-code-given' }),
  'two-factor.enrolment-code-used': tellsNobody('the person was told when a manager gave it'),
  'two-factor.reset': tells(
    { to: 'subject', kind: 'two-factor-reset' },
    { to: 'managers', kind: 'manager-two-factor-reset', ofManager: true },
  ),
  'two-factor.recovery-codes-replaced': tells({ to: 'actor', kind: 'recovery-codes-replaced' }),
  'one-time-pass.given': tells({ to: 'subject', kind: 'one-time-pass-given' }),
  'one-time-pass.withdrawn': tellsNobody('takes away what the person was told of'),
  'two-factor.authenticator-added': tells(
    { to: 'actor', kind: 'authenticator-added' },
    { to: 'subject', kind: 'token-given' },
    { to: 'managers', kind: 'manager-token-given', ofManager: true, byAnother: true },
  ),
  'two-factor.authenticator-renamed': tellsNobody('opens nothing'),
  'two-factor.authenticator-removed': tells(
    { to: 'actor', kind: 'authenticator-removed' },
    { to: 'subject', kind: 'authenticator-taken' },
  ),
  'two-factor.token-confirmed': tellsNobody('the person was told when it was given'),
  'two-factor.token-resynchronised': tells({ to: 'subject', kind: 'token-resynchronised' }),
  'two-factor.clocks-checked': tellsNobody(changesNothing),
  'two-factor.tokens-imported': tellsNobody('the event of each token tells its person'),
  'two-factor.token-discarded': tellsNobody('the token had no owner'),
  'staff.added': tells({ to: 'managers', kind: 'manager-added', when: has('role', 'manager') }),
  'staff.edited': tells(
    // Managers edit their own names too.
    { to: 'subject', kind: 'name-changed', when: has('name.after') },
    { to: 'actor', kind: 'name-changed', when: has('name.after') },
    { to: 'subject', kind: 'username-changed', when: has('username.after') },
    { to: 'actor', kind: 'username-changed', when: has('username.after') },
    { to: 'subject', kind: 'role-changed', when: has('role.after') },
    { to: 'actor', kind: 'role-changed', when: has('role.after') },
    { to: 'managers', kind: 'manager-made', when: has('role.after', 'manager') },
    { to: 'managers', kind: 'manager-demoted', when: has('role.before', 'manager') },
  ),
  'staff.set-inactive': tells(
    { to: 'subject', kind: 'set-inactive' },
    { to: 'managers', kind: 'manager-set-inactive', ofManager: true },
  ),
  'staff.set-active': tells(
    { to: 'subject', kind: 'set-active' },
    { to: 'managers', kind: 'manager-set-active', ofManager: true },
  ),
  'staff.bulk-begun': tellsNobody('the event of each person tells them'),
  'staff.exported': tells({ to: 'actor', kind: 'data-exported' }),
  'staff.imported': tellsNobody('the event of each new manager tells the others'),
  'staff.import-undone': tellsNobody('the event of each person tells them'),
  'staff.removed': tellsNobody('there is no account any more'),
  'password.changed': tells(
    // Somebody whose first password another person replaced can't sign in, and notices.
    { to: 'actor', kind: 'own-password-changed', when: (details) => details['first'] !== true },
    { to: 'subject', kind: 'password-changed' },
    { to: 'managers', kind: 'manager-password-set', ofManager: true, byAnother: true },
  ),
  'options.changed': tells(
    { to: 'managers', kind: 'code-not-required', when: switchesCodeOff },
    { to: 'managers', kind: 'options-changed', when: (details) => !switchesCodeOff(details) },
  ),
  'owner-sheet.issued': tells({ to: 'managers', kind: 'sheet-issued' }),
  'owner-sheet.used': tells(
    { to: 'subject', kind: 'owner-sheet-used' },
    { to: 'managers', kind: 'sheet-opened-account' },
  ),
  'audit.found-broken': { tells: [{ to: 'managers', kind: 'audit-log-broken' }], ofFailures: true },
  'audit.verified': tellsNobody(changesNothing),
  'audit.exported': tells({ to: 'actor', kind: 'data-exported' }),
  'backup.made': tellsNobody('only the school’s keys open it'),
  'backup.failed': tellsNobody('the Overview says it until one is made'),
  'backup.restored': tells({ to: 'managers', kind: 'restored' }),
  'support-file.saved': tellsNobody('it holds no names and no secrets'),
  'paper.saved': tells({ to: 'actor', kind: 'data-exported' }),
};

/** The rules that an event fulfils, `ofManager` aside. */
export const rulesOf = ({ action, outcome, actor, subject, details = {} }: AuditEvent): NoticeRule[] => {
  const row = noticeRules[action];
  if ('toNobody' in row || (outcome === 'failure' && !row.ofFailures)) return [];
  const isOwnAct = actor != null && (subject == null || subject.id === actor.id);
  return row.tells.filter(({ to, when, byAnother }) => {
    if (byAnother && isOwnAct) return false;
    if (to === 'actor' && !isOwnAct) return false;
    if (to === 'subject' && (isOwnAct || subject == null)) return false;
    return when === undefined || when(details);
  });
};
