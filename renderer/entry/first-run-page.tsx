import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { policy } from '../../shared/policy';
import { desk } from '../client/desk-client';
import { entering } from '../client/desk-state';
import { useDeskForm } from '../ui/desk-form';
import { WideEntrance } from '../ui/entrance';
import { ErrorAlert } from '../ui/error-alert';
import { LanguageSwitch } from '../ui/language-switch';
import layout from '../ui/layout.module.css';
import { PasswordPair, passwordsDiffer } from '../ui/password-pair';
import { PersonNameField } from '../ui/person-name-field';
import { SubmitButton } from '../ui/submit-button';
import { UsernameField } from '../ui/username-field';
import classes from './first-run-page.module.css';

const start = { schoolName: '', name: '', username: '', password: '', again: '' };

/** The first screen of a new desk: it creates the school and its first account, a manager. */
export const FirstRunPage = () => {
  const { t } = useTranslation();
  const form = useDeskForm({
    start,
    check: ({ password, again }) => passwordsDiffer(password, again),
    send: ({ again: _again, ...input }) => entering(desk.signIn.setUp(input)),
  });

  return (
    <WideEntrance schoolName="">
      <form {...form.props} className={`${layout.stack} ${classes.page}`}>
        <div>
          <h1>{t('firstRun.title')}</h1>
          <p className={layout.soft}>{t('firstRun.lead')}</p>
        </div>
        <ErrorAlert text={form.text} occurrence={form.occurrence} />
        <div className={`${layout.card} ${layout.stack}`}>
          <h2>{t('firstRun.school')}</h2>
          <TextInput
            label={t('field.schoolName')}
            description={t('firstRun.schoolHelp')}
            name="school-name"
            autoComplete="organization"
            autoFocus
            dir="auto"
            {...form.field('schoolName')}
          />
          <h2 className={classes.manager}>{t('firstRun.manager')}</h2>
          <div className={classes.pair}>
            <PersonNameField own {...form.field('name')} />
            <UsernameField
              description={t('firstRun.usernameHelp')}
              autoComplete="username"
              {...form.field('username')}
            />
          </div>
          <p className={layout.soft}>{t('password.rule', { count: policy.password.shortestAlone })}</p>
          <div className={classes.pair}>
            <PasswordPair
              password={form.field('password')}
              again={form.field('again')}
              running={form.running}
            />
          </div>
        </div>
        <div>
          <SubmitButton running={form.running}>{t('firstRun.submit')}</SubmitButton>
        </div>
      </form>
      <LanguageSwitch />
    </WideEntrance>
  );
};
