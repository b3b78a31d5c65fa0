import { useTranslation } from 'react-i18next';
import { normaliseRecoveryKey } from '../../shared/code-text';
import type { FieldCheck } from './desk-form';
import type { WrittenFieldProps } from './written-field';
import { WrittenField } from './written-field';

/** What is wrong with a text that cannot be a recovery key. It is not sent: a slip of the pen is no wrong try. */
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
