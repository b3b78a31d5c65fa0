import type { TFunction } from 'i18next';
import type { Portal } from '../../shared/access';
import type { Failure, FieldFailure } from '../../shared/result';
import { timeOfDay } from './times';

/** The sentence for a failure as a whole: what happened and what to do. */
export const failureText = (t: TFunction, failure: Failure, portal: Portal): string => {
  const { code } = failure;
  if (code === 'wrong-code') return t('failure.wrong-code', { time: timeOfDay(failure.deskTimeAt) });
  if (code === 'throttled') return t('failure.throttled', { time: timeOfDay(failure.retryAt) });
  if (code === 'portal-not-open-to-role') return t(`failure.portal-not-open-to-role.${portal}`);
  if (code !== 'internal-error') return t(`failure.${code}`);
  return failure.incidentId === ''
    ? t('failure.internal-error-without-id')
    : t('failure.internal-error', { id: failure.incidentId });
};

const fieldText = (t: TFunction, { problem, bound, range }: FieldFailure): string => {
  if (problem === 'out-of-range' && range !== undefined) return t('problem.out-of-range-by', { ...range });
  if ((problem === 'too-short' || problem === 'too-long') && bound !== undefined) {
    return t(`problem.${problem}-by`, { bound });
  }
  return t(`problem.${problem}`);
};

/** Sentences by field name, for a form with these fields. A nested name such as `options.contactLine` finds `contactLine`. */
export const fieldTexts = <Field extends string>(
  t: TFunction,
  failure: Failure | null,
  fields: readonly Field[],
): Partial<Record<Field, string>> => {
  const texts: Partial<Record<Field, string>> = {};
  if (failure?.code !== 'input-refused') return texts;
  for (const refused of failure.fields) {
    const field = fields.find((name) => refused.field === name || refused.field.endsWith(`.${name}`));
    if (field !== undefined) texts[field] ??= fieldText(t, refused);
  }
  return texts;
};

/** The sentence above a form; null without a failure, or when every refused field has its own sentence. */
export const formText = (
  t: TFunction,
  failure: Failure | null,
  fields: readonly string[],
  portal: Portal,
): string | null => {
  if (failure === null) return null;
  if (failure.code === 'input-refused' && Object.keys(fieldTexts(t, failure, fields)).length > 0) return null;
  return failureText(t, failure, portal);
};
