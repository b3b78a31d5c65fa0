import { useTranslation } from 'react-i18next';
import type { Result } from '../../shared/result';
import { WrittenCodeForm } from './written-code-form';

interface EnrolmentCodeFormProps {
  readonly answer: (enrolmentCode: string) => Promise<Result<unknown>>;
}

/** The form for the enrolment code that a manager reads out. */
export const EnrolmentCodeForm = ({ answer }: EnrolmentCodeFormProps) => {
  const { t } = useTranslation();
  return (
    <WrittenCodeForm
      field="enrolmentCode"
      name="enrolment-code"
      wrong="wrong-enrolment-code"
      answer={answer}
      label={t('enrolmentCode.field')}
      description={t('enrolmentCode.help')}
      autoFocus
      submit={t('enrolmentCode.go')}
    />
  );
};
