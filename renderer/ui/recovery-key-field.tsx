import { useTranslation } from 'react-i18next';
import type { WrittenFieldProps } from './written-field';
import { WrittenField } from './written-field';

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
