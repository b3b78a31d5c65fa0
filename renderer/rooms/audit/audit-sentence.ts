import type { TFunction } from 'i18next';
import { type Portal, portals } from '../../../shared/access';
import { auditChoices, paperKinds } from '../../../shared/audit-event';
import type { AuditRow } from '../../../shared/ipc/audit-contract';
import { staffFieldNames } from '../../../shared/staff-fields';
import {
  type PortalOption,
  portalOptionNames,
  type SchoolOption,
  schoolOptionNames,
  staffOptionFacts,
  type StaffOptionValue,
} from '../../../shared/staff-options';
import { staffFieldText } from '../../messages/staff-field-text';
import { day, dayAndTime, exactTime } from '../../messages/times';

/** What happened, in one sentence with the names that people had at the time. */
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
  const verdict = auditChoices.verdict.find((known) => known === details.verdict);
  if (verdict !== undefined) texts.push(t(`audit.detail.verdict.${verdict}`));
  if (typeof details.happenedAt === 'number')
    texts.push(t('audit.detail.happenedAt', { time: exactTime(details.happenedAt) }));
  if (typeof details.until === 'number')
    texts.push(t('audit.detail.until', { time: dayAndTime(details.until) }));
  if (typeof details.behindMinutes === 'number' && typeof details.clockAt === 'number')
    texts.push(t('audit.detail.behind', { count: details.behindMinutes, time: exactTime(details.clockAt) }));
  if (details.repeated === true) texts.push(t('audit.detail.repeated'));
  if (details.first === true) texts.push(t('audit.detail.first'));
  if (typeof details.failures === 'number')
    texts.push(t('audit.detail.failures', { count: details.failures }));
  if (typeof details.countsForMinutes === 'number')
    texts.push(t('audit.detail.countsForMinutes', { count: details.countsForMinutes }));
  if (typeof details.reason === 'string') texts.push(t('audit.detail.reason', { text: details.reason }));
  return texts;
};

const editTexts = (t: TFunction, details: AuditRow['details']): string[] => {
  const texts: string[] = [];
  for (const field of staffFieldNames) {
    const before = details[`${field}.before`];
    const after = details[`${field}.after`];
    if (typeof before !== 'string' || typeof after !== 'string') continue;
    texts.push(
      t(`audit.detail.${field}`, {
        before: staffFieldText(t, field, before),
        after: staffFieldText(t, field, after),
      }),
    );
  }
  return texts;
};

/** A sentence for the new value of each option that portals have. */
const portalOptionTexts: {
  readonly [Name in PortalOption]: (t: TFunction, value: StaffOptionValue<Name>, portal: string) => string;
} = {
  requireTwoFactor: (t, isRequired, portal) =>
    t(isRequired ? 'audit.detail.required' : 'audit.detail.notRequired', { portal }),
  requiredFrom: (t, from, portal) =>
    from === 0
      ? t('audit.detail.requiredAtOnce', { portal })
      : t('audit.detail.requiredFrom', { portal, date: day(from) }),
  graceDays: (t, count, portal) => t('audit.detail.graceDays', { portal, count }),
  idleLockMinutes: (t, count, portal) => t('audit.detail.idle', { portal, count }),
};

/** A sentence for the new value of each option that the school has. */
const schoolOptionTexts: {
  readonly [Name in SchoolOption]: (t: TFunction, value: StaffOptionValue<Name>) => string;
} = {
  supervisedEnrolment: (t, isSupervised) =>
    t(isSupervised ? 'audit.detail.supervised' : 'audit.detail.notSupervised'),
  contactLine: (t, text) => t('audit.detail.contactLine', { text }),
};

const portalOptionText = <Name extends PortalOption>(
  t: TFunction,
  name: Name,
  portal: Portal,
  details: AuditRow['details'],
): string | null => {
  const value = details[`${name}.${portal}`];
  if (typeof value !== typeof staffOptionFacts[name].initial[portal]) return null;
  return portalOptionTexts[name](t, value as StaffOptionValue<Name>, t(`portal.name.${portal}`));
};

const schoolOptionText = <Name extends SchoolOption>(
  t: TFunction,
  name: Name,
  details: AuditRow['details'],
): string | null => {
  const value = details[name];
  if (typeof value !== typeof staffOptionFacts[name].initial) return null;
  return schoolOptionTexts[name](t, value as StaffOptionValue<Name>);
};

const optionTexts = (t: TFunction, details: AuditRow['details']): string[] =>
  [
    ...portals.flatMap((portal) =>
      portalOptionNames.map((name) => portalOptionText(t, name, portal, details)),
    ),
    ...schoolOptionNames.map((name) => schoolOptionText(t, name, details)),
  ].filter((text) => text !== null);

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

/** The other facts of the row in words. It leaves out facts that this version has no words for; the log keeps them. */
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
