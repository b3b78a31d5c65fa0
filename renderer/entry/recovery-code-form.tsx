import { useTranslation } from 'react-i18next';
import type { Result } from '../../shared/result';
import { WrittenCodeForm } from './written-code-form';

interface RecoveryCodeFormProps {
  readonly answer: (recoveryCode: string) => Promise<Result<unknown>>;
}

/** The form for a recovery code instead of the app's code. */
export const RecoveryCodeForm = ({ answer }: RecoveryCodeFormProps) => {
  const { t } = useTranslation();
  return (
    <WrittenCodeForm
      field="recoveryCode"
      name="recovery-code"
      wrong="wrong-recovery-code"
      answer={answer}
      label={t('field.recoveryCode')}
      description={t('field.recoveryCodeHelp')}
      autoFocus
      submit={t('code.verify')}
    />
  );
};
