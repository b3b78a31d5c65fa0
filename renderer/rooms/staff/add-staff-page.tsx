import { useTranslation } from 'react-i18next';
import { withoutOptionalFields } from '../../../shared/staff-fields';
import { BackLink } from '../../ui/back-link';
import { Card } from '../../ui/card';
import layout from '../../ui/layout.module.css';
import { PageHeading } from '../../ui/page-heading';
import { desk } from '../../client/desk-client';
import { addressOf, goTo } from '../../client/route';
import { profile } from './profile-store';
import type { TypedStaff } from './staff-form';
import { StaffForm } from './staff-form';
import { announceAdded } from './staff-store';

const empty: TypedStaff = {
  ...withoutOptionalFields({ name: '', username: '', role: 'front-desk' }),
  password: '',
};

const add = async (typed: TypedStaff) => {
  const answer = await desk.staff.add(typed);
  if (!answer.ok) return answer;
  announceAdded(answer.value.name);
  profile.put(answer.value);
  goTo('staff', answer.value.accountId);
  return answer;
};

/** The form for a new member of staff. */
export const AddStaffPage = () => {
  const { t } = useTranslation();
  return (
    <div className={`${layout.stack} ${layout.narrow}`}>
      <BackLink to={addressOf('staff')}>{t('profile.back')}</BackLink>
      <div>
        <PageHeading>{t('staff.add')}</PageHeading>
        <p className={layout.soft}>{t('staff.addLead')}</p>
      </div>
      <Card>
        <StaffForm subject="new" version={0} start={empty} onSave={add} />
      </Card>
    </div>
  );
};
