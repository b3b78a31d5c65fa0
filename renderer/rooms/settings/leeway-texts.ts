import type { TFunction } from 'i18next';
import type { Portal } from '../../../shared/access';
import type { RequirementOptions } from '../../../shared/two-factor-requirement';
import { limit } from '../../messages/times';

/** Sentences on what a date and a grace allow people without an app; none if the requirement applies at once to all. */
export const leewayTexts = (
  t: TFunction,
  { requiredFrom, graceDays }: Pick<RequirementOptions, 'requiredFrom' | 'graceDays'>,
  portal: Portal,
  now: number,
): string[] => {
  const texts: string[] = [];
  if (requiredFrom[portal] > now)
    texts.push(t('options.canSkipUntil', { date: limit(requiredFrom[portal]) }));
  if (graceDays[portal] > 0) texts.push(t('options.canSkipNew', { count: graceDays[portal] }));
  return texts;
};
