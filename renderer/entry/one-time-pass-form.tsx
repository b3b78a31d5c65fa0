import { useTranslation } from 'react-i18next';
import layout from '../ui/layout.module.css';
import { desk } from '../client/desk-client';
import { answering } from './sign-in-store';
import { WrittenCodeForm } from './written-code-form';

/** The form for a one-time pass instead of the app's code. */
export const OneTimePassForm = () => {
  const { t } = useTranslation();
  return (
    <div className={layout.stack}>
      <p>{t('noPhone.passLead')}</p>
      <WrittenCodeForm
        field="oneTimePass"
        name="one-time-pass"
        wrong="wrong-one-time-pass"
        answer={(oneTimePass) => answering(desk.signIn.answerOneTimePass({ oneTimePass }))}
        label={t('noPhone.pass')}
        description={t('noPhone.passHelp')}
        submit={t('noPhone.submitPass')}
      />
    </div>
  );
};
