import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import { staffValuesOf } from '../../../shared/staff-fields';
import { BackLink } from '../../ui/back-link';
import { Card } from '../../ui/card';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';
import { PageHeading } from '../../ui/page-heading';
import { FailedState, LoadingState } from '../../ui/page-states';
import { desk } from '../../client/desk-client';
import { OneTimePassCard } from './one-time-pass-card';
import { addressOf } from '../../client/route';
import { Access } from './access';
import { GiveEnrolmentCode } from './give-enrolment-code';
import { HandOutCard } from './hand-out-card';
import { Lockout } from './lockout';
import { PersonAuthenticators } from './person-authenticators';
import { ProfileFacts } from './profile-facts';
import type { Done } from './profile-store';
import { doing, forgetDone, openProfile, profile, useDone } from './profile-store';
import { ResetTwoFactor } from './reset-two-factor';
import { forgetStaffDraft } from './staff-draft';
import { StaffForm } from './staff-form';
import { forgetNews, useStaffNews } from './staff-store';

const doneText = (t: TFunction, done: Done, name: string): string => {
  switch (done) {
    case 'saved':
      return t('profile.saved');
    case 'reset':
      return t('profile.resetDone', { name });
    case 'set-inactive':
      return t('profile.setInactiveDone', { name });
    case 'set-active':
      return t('profile.setActiveDone', { name });
    case 'lifted':
      return t('profile.liftDone', { name });
  }
};

const Details = ({ person }: { readonly person: StaffProfile }) => {
  const { t } = useTranslation();
  const { accountId, version } = person;
  const [round, setRound] = useState(0);
  const reload = async () => {
    await openProfile(accountId);
    forgetStaffDraft();
    setRound((before) => before + 1);
    document.querySelector<HTMLElement>('main h1')?.focus();
  };
  return (
    <Card title={t('profile.edit')}>
      <StaffForm
        // The form keeps its values until the person asks for the present state.
        key={round}
        subject={accountId}
        version={version}
        start={{ ...staffValuesOf(person), password: '' }}
        passwordHelp={person.hasPassword ? t('password.keep') : t('password.first')}
        withoutPassword={person.isSelf}
        onSave={({ password, ...values }, filledFrom) =>
          doing(
            'saved',
            desk.staff.edit({
              accountId,
              version: filledFrom,
              ...values,
              password: password === '' ? null : password,
            }),
          )
        }
        onStale={
          <div>
            <Button variant="default" size="sm" onClick={() => void reload()}>
              {t('profile.reload')}
            </Button>
          </div>
        }
      >
        <p className={`${layout.soft} ${layout.small}`}>
          {person.isSelf ? t('profile.ownPassword') : t('profile.passwordChangeEnds')}
        </p>
      </StaffForm>
    </Card>
  );
};

const Person = ({ person }: { readonly person: StaffProfile }) => {
  const { t } = useTranslation();
  const { done } = useDone();
  const { addedName } = useStaffNews();
  const added = addedName === null ? null : t('staff.added', { name: addedName });
  const said = done === null ? added : doneText(t, done, person.name);
  return (
    <>
      <PageHeading>{person.name}</PageHeading>
      <ResetTwoFactor person={person} />
      {said === null ? null : (
        <MessageBox key={`${done}${person.version}`} tone="good" role="status">
          {said}
        </MessageBox>
      )}
      <Lockout person={person} />
      <div className={layout.columns}>
        <div className={`${layout.stack} ${layout.loose}`}>
          <Details person={person} />
          {person.active ? <HandOutCard person={person} /> : null}
        </div>
        <div className={`${layout.stack} ${layout.loose}`}>
          <ProfileFacts person={person} />
          {/* A reset or a new app changes whether a code is wanted. */}
          <GiveEnrolmentCode key={`${person.version} ${person.twoFactor}`} person={person} />
          {/* A change of the account may have voided a pass: it is read again. */}
          <OneTimePassCard key={person.version} person={person} />
          <PersonAuthenticators person={person} />
          <Access person={person} />
        </div>
      </div>
    </>
  );
};

/** The Staff Profile: one person's account, as managers see and change it. */
export const StaffProfilePage = ({ accountId }: { readonly accountId: string }) => {
  const { t } = useTranslation();
  const shown = profile.use();
  useEffect(() => {
    void openProfile(accountId);
    return () => {
      forgetDone();
      forgetNews();
    };
  }, [accountId]);
  const stale = shown.step === 'ready' && shown.value.accountId !== accountId;
  return (
    <div className={`${layout.stack} ${layout.loose}`}>
      <BackLink to={addressOf('staff')}>{t('profile.back')}</BackLink>
      {shown.step === 'loading' || stale ? (
        <>
          <h1 className="visually-hidden">{t('profile.loading')}</h1>
          <LoadingState />
        </>
      ) : null}
      {shown.step === 'failed' ? (
        <>
          <PageHeading>{t('profile.loading')}</PageHeading>
          <FailedState failure={shown.failure} onRetry={() => void openProfile(accountId)} />
        </>
      ) : null}
      {shown.step === 'ready' && !stale ? <Person person={shown.value} /> : null}
    </div>
  );
};
