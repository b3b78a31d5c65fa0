import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { normaliseRecoveryKey } from '../../shared/code-text';
import type { Submission } from '../ui/submission';
import { failureOf } from '../ui/submission';
import { failureText, fieldTexts, formText } from '../messages/failure-text';
import { usePortal } from '../client/portal-context';

/**
 * The sentences of a form with a recovery key: at its field whatever is wrong with it, above the form what is left. A
 * text that cannot be a key is not sent: a slip of the pen is no wrong try.
 */
export const useRecoveryKeyTexts = <Field extends string>(
  submission: Submission,
  fields: readonly (Field | 'recoveryKey')[],
) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [incomplete, setIncomplete] = useState(false);
  const failure = failureOf(submission);
  const wrong = failure?.code === 'wrong-recovery-key';
  const errors = fieldTexts<Field | 'recoveryKey'>(t, failure, fields);
  const recoveryKey = incomplete
    ? t('ownerSheet.keyIncomplete')
    : wrong
      ? failureText(t, failure, portal)
      : errors.recoveryKey;

  /** Whether the text can be a recovery key; where it cannot, the field says so. */
  const isWhole = (typed: string): boolean => {
    const whole = normaliseRecoveryKey(typed) !== null;
    setIncomplete(!whole);
    return whole;
  };

  const form = wrong || incomplete ? null : formText(t, failure, fields, portal);
  return { texts: { ...errors, recoveryKey, form }, failure, isWhole };
};
