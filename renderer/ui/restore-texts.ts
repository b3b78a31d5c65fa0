import type { TFunction } from 'i18next';
import { type AuditDetails, auditChoices } from '../../shared/audit-event';
import type { RestoreReport } from '../../shared/restore-report';

/** The counted facts of a restore, in the order of their texts. */
const counted = [
  'carried',
  'lost',
  'brokenAt',
  'stayInactive',
  'stayLower',
  'keepPassword',
  'keepOptions',
  'turnInactive',
  'turnLower',
  'voidCodes',
] as const;
const named = ['back', 'gone'] as const;

/** What a restore finds, keeps, brings back and loses, in sentences: for a preview, an audit event, a notice and a result. */
export const restoreTexts = (t: TFunction, of: AuditDetails | RestoreReport): string[] => {
  const facts: AuditDetails = { ...of };
  const found = auditChoices.log.find((known) => known === facts.log);
  const countOf = (name: string): number => Number(facts[name] ?? 0);
  return [
    ...(found === undefined ? [] : [t(`audit.detail.log.${found}`)]),
    ...counted
      .filter((name) => countOf(name) > 0)
      .map((name) => t(`backups.facts.${name}`, { count: countOf(name) })),
    ...(facts.managersStay === true ? [t('backups.facts.managersStay')] : []),
    ...named
      .filter((name) => countOf(name) > 0)
      .map((name) =>
        t(`backups.facts.${name}`, { count: countOf(name), names: String(facts[`${name}Names`] ?? '') }),
      ),
  ];
};
