import type { TFunction } from 'i18next';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import { type StaffField, staffFieldNames } from '../../../shared/staff-fields';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { day, dayAndTime } from '../../messages/times';
import { staffFieldText } from '../../messages/staff-field-text';
import classes from './profile-facts.module.css';

/** Whether the facts show a field. The page's heading has the name, its form the username. */
const isFact: Readonly<Record<StaffField, boolean>> = { name: false, username: false, role: true };

const fieldFacts = (t: TFunction, person: StaffProfile) =>
  staffFieldNames
    .filter((field) => isFact[field] && person[field] !== '')
    .map((field) => (
      <Fragment key={field}>
        <dt>{t(`field.${field}`)}</dt>
        <dd>{staffFieldText(t, field, person[field])}</dd>
      </Fragment>
    ));

const TwoFactor = ({ person }: { readonly person: StaffProfile }) => {
  const { t } = useTranslation();
  if (person.twoFactor === 'set-up')
    return person.enrolledAt === null ? (
      <Badge tone="plain">{t('profile.tokenNotConfirmed')}</Badge>
    ) : (
      <Badge tone="good">{t('profile.setUpOn', { date: day(person.enrolledAt) })}</Badge>
    );
  return (
    <Badge tone="plain">
      {person.twoFactor === 'pending' ? t('profile.pending') : t('profile.notSetUp')}
    </Badge>
  );
};

/** The facts of a person's account. */
export const ProfileFacts = ({ person }: { readonly person: StaffProfile }) => {
  const { t } = useTranslation();
  return (
    <Card title={t('profile.facts')}>
      <dl className={classes.facts}>
        <dt>{t('profile.status')}</dt>
        <dd>
          <Badge tone={person.active ? 'good' : 'plain'}>
            {person.active ? t('staff.active') : t('staff.inactive')}
          </Badge>
          {person.hasPassword ? null : (
            <>
              {' '}
              <Badge tone="warn">{t('staff.noPassword')}</Badge>
            </>
          )}
        </dd>
        {fieldFacts(t, person)}
        <dt>{t('profile.twoFactor')}</dt>
        <dd>
          <TwoFactor person={person} />
        </dd>
        {person.twoFactor === 'set-up' ? (
          <>
            <dt>{t('profile.codesLeft')}</dt>
            <dd>{person.recoveryCodesLeft}</dd>
          </>
        ) : null}
        <dt>{t('profile.lastSignIn')}</dt>
        <dd>{person.lastSignInAt === null ? t('common.never') : dayAndTime(person.lastSignInAt)}</dd>
        <dt>{t('profile.since')}</dt>
        <dd>{day(person.createdAt)}</dd>
      </dl>
    </Card>
  );
};
