import { useTranslation } from 'react-i18next';
import { normaliseRecoveryKey } from '../../shared/code-text';
import type { FieldCheck } from './desk-form';
import type { WrittenFieldProps } from './written-field';
import { WrittenField } from './written-field';

/** The error of a text that can't be a recovery key. The form never sends it, so a typing slip is no attempt. */
export const keyIncomplete = (typed: string): { readonly recoveryKey?: FieldCheck } =>
  normaliseRecoveryKey(typed) === null ? { recoveryKey: 'ownerSheet.keyIncomplete' } : {};

/** The field for the recovery key on the owner's sheet. */
export const RecoveryKeyField = (props: WrittenFieldProps) => {
  const { t } = useTranslation();
  return (
    <WrittenField
      label={t('field.recoveryKey')}
      description={t('field.recoveryKeyHelp')}
      name="recovery-key"
      {...props}
    />
  );
};
