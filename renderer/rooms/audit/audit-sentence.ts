import type { TFunction } from 'i18next';
import { portals, roles } from '../../../shared/access';
import { auditChoices, paperKinds } from '../../../shared/audit-event';
import type { AuditRow } from '../../../shared/ipc/audit-contract';
import { day, dayAndTime, exactTime } from '../../messages/times';

/** What happened, as one sentence with the names of then. */
export const auditSentence = (
  t: TFunction,
  { action, outcome, actorName, subjectName }: AuditRow,
): string => {
  const nobody = t('audit.nobody');
  return t(`audit.action.${action}.${outcome}`, {
    actor: actorName === '' ? nobody : actorName,
    subject: subjectName === '' ? nobody : subjectName,
  });
};

const choiceTexts = (t: TFunction, details: AuditRow['details']): string[] => {
  const texts: string[] = [];
  const withWhat = auditChoices.with.find((known) => known === details.with);
  const by = auditChoices.by.find((known) => known === details.by);
  const why = auditChoices.why.find((known) => known === details.why);
  if (withWhat !== undefined) texts.push(t(`audit.detail.with.${withWhat}`));
  if (by !== undefined) texts.push(t(`audit.detail.by.${by}`));
  if (why !== undefined) texts.push(t(`audit.detail.why.${why}`));
  if (typeof details.happenedAt === 'number')
    texts.push(t('audit.detail.happenedAt', { time: exactTime(details.happenedAt) }));
  if (typeof details.until === 'number')
    texts.push(t('audit.detail.until', { time: dayAndTime(details.until) }));
  if (details.repeated === true) texts.push(t('audit.detail.repeated'));
  if (typeof details.failures === 'number')
    texts.push(t('audit.detail.failures', { count: details.failures }));
  if (typeof details.countsForMinutes === 'number')
    texts.push(t('audit.detail.countsForMinutes', { count: details.countsForMinutes }));
  if (typeof details.reason === 'string') texts.push(t('audit.detail.reason', { text: details.reason }));
  return texts;
};

const editTexts = (t: TFunction, details: AuditRow['details']): string[] => {
  const texts: string[] = [];
  for (const field of ['name', 'username', 'role'] as const) {
    const before = details[`${field}.before`];
    const after = details[`${field}.after`];
    if (typeof before !== 'string' || typeof after !== 'string') continue;
    texts.push(
      field === 'role'
        ? t('audit.detail.role', { before: roleName(t, before), after: roleName(t, after) })
        : t(`audit.detail.${field}`, { before, after }),
    );
  }
  return texts;
};

const roleName = (t: TFunction, stored: string): string => {
  const role = roles.find((known) => known === stored);
  return role === undefined ? stored : t(`role.${role}`);
};

const optionTexts = (t: TFunction, details: AuditRow['details']): string[] => {
  const texts: string[] = [];
  for (const portal of ['office', 'staff'] as const) {
    const name = t(`portal.name.${portal}`);
    const required = details[`requireTwoFactor.${portal}`];
    const minutes = details[`idleLockMinutes.${portal}`];
    if (typeof required === 'boolean') {
      texts.push(t(required ? 'audit.detail.required' : 'audit.detail.notRequired', { portal: name }));
    }
    const from = details[`requiredFrom.${portal}`];
    const grace = details[`graceDays.${portal}`];
    if (typeof from === 'number')
      texts.push(
        from === 0
          ? t('audit.detail.requiredAtOnce', { portal: name })
          : t('audit.detail.requiredFrom', { portal: name, date: day(from) }),
      );
    if (typeof grace === 'number') texts.push(t('audit.detail.graceDays', { portal: name, count: grace }));
    if (typeof minutes === 'number') texts.push(t('audit.detail.idle', { portal: name, count: minutes }));
  }
  const { contactLine, supervisedEnrolment } = details;
  if (typeof supervisedEnrolment === 'boolean')
    texts.push(t(supervisedEnrolment ? 'audit.detail.supervised' : 'audit.detail.notSupervised'));
  if (typeof contactLine === 'string') texts.push(t('audit.detail.contactLine', { text: contactLine }));
  return texts;
};

const authenticatorTexts = (t: TFunction, details: AuditRow['details']): string[] => {
  const texts: string[] = [];
  const { authenticator, label, serial, assigned, stocked } = details;
  const kind = auditChoices.authenticator.find((known) => known === authenticator);
  if (kind !== undefined) texts.push(t(`audit.detail.authenticator.${kind}`));
  if (typeof label === 'string') texts.push(t('audit.detail.label', { text: label }));
  if (typeof serial === 'string') texts.push(t('audit.detail.serial', { text: serial }));
  if (typeof assigned === 'number') texts.push(t('audit.detail.assigned', { count: assigned }));
  if (typeof stocked === 'number') texts.push(t('audit.detail.stocked', { count: stocked }));
  return texts;
};

const staffTexts = (t: TFunction, details: AuditRow['details']): string[] => {
  const texts: string[] = [];
  const act = auditChoices.act.find((known) => known === details.act);
  if (act !== undefined) texts.push(t(`audit.detail.act.${act}`));
  if (typeof details.people === 'number') texts.push(t('audit.detail.people', { count: details.people }));
  if (typeof details.file === 'string' && details.file !== '')
    texts.push(t('audit.detail.file', { text: details.file }));
  else if (typeof details.import === 'string') texts.push(t('audit.detail.imported'));
  return texts;
};

const entryTexts = (t: TFunction, details: AuditRow['details']): string[] => {
  const at = details['entry.at'];
  const portal = portals.find((known) => known === details['entry.portal']);
  if (typeof at !== 'number' || portal === undefined) return [];
  const which = details['entry.outcome'] === 'failure' ? 'failure' : 'success';
  return [t(`audit.detail.entry.${which}`, { time: exactTime(at), portal: t(`portal.name.${portal}`) })];
};

const savedSheetTexts = (t: TFunction, { action, details }: AuditRow): string[] => {
  const kind = paperKinds.find((known) => known === details.kind);
  if (action !== 'paper.saved' || kind === undefined) return [];
  const { events } = details;
  return [
    t(`audit.detail.paper.${kind}`),
    ...(typeof events === 'number' ? [t('audit.detail.events', { count: events })] : []),
  ];
};

/** What else the row holds, in words. Facts that this version has no words for are passed over; the log keeps them. */
export const auditDetails = (t: TFunction, row: AuditRow): string => {
  const { details } = row;
  return [
    ...choiceTexts(t, details),
    ...editTexts(t, details),
    ...optionTexts(t, details),
    ...authenticatorTexts(t, details),
    ...savedSheetTexts(t, row),
    ...staffTexts(t, details),
    ...entryTexts(t, details),
  ].join(' ');
};
