import { useTranslation } from 'react-i18next';
import type { WrittenFieldProps } from './written-field';
import { WrittenField } from './written-field';

/** The field for a recovery code, as printed. */
export const RecoveryCodeField = (props: WrittenFieldProps) => {
  const { t } = useTranslation();
  return (
    <WrittenField
      label={t('field.recoveryCode')}
      description={t('field.recoveryCodeHelp')}
      name="recovery-code"
      {...props}
    />
  );
};
