import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import { desk } from '../../client/desk-client';
import { entering } from '../../client/desk-state';
import { useDeskForm } from '../../ui/desk-form';
import { Dialog } from '../../ui/dialog';
import { ErrorAlert } from '../../ui/error-alert';
import layout from '../../ui/layout.module.css';
import { SubmitButton } from '../../ui/submit-button';

const choices = ['10', '60', '240', '1440'] as const;

interface GivePassDialogProps {
  readonly person: StaffProfile;
  /** A pass is out, which the new one takes the place of. */
  readonly replaces: boolean;
  readonly onClose: () => void;
}

// What is no number at all is left to main to refuse, in the field's own words.
const minutesIn = (typed: string): number => (/^\s*\d{1,6}\s*$/u.test(typed) ? Number(typed) : -1);

const isListed = (choice: string): boolean => choices.some((listed) => listed === choice);

/** How long a pass counts and why it is given; the pass itself has a page of its own. */
export const GivePassDialog = ({ person, replaces, onClose }: GivePassDialogProps) => {
  const { t } = useTranslation();
  const form = useDeskForm({
    start: { choice: '60', minutes: '', reason: '' },
    fields: ['choice', 'minutes', 'reason', 'countsForMinutes'],
    send: ({ choice, minutes, reason }) =>
      entering(
        desk.oneTimePass.give({
          accountId: person.accountId,
          countsForMinutes: isListed(choice) ? Number(choice) : minutesIn(minutes),
          reason,
        }),
      ),
  });

  return (
    <Dialog title={t('oneTimePass.dialogTitle')} onClose={onClose}>
      <form {...form.props} className={layout.stack}>
        <p dir="auto">
          {t('oneTimePass.dialogText', { name: person.name })} {replaces ? t('oneTimePass.replaces') : null}
        </p>
        <ErrorAlert text={form.text} occurrence={form.occurrence} />
        <NativeSelect
          label={t('oneTimePass.countsFor')}
          name="counts-for"
          data={[
            ...choices.map((value) => ({ value, label: t(`oneTimePass.choices.${value}`) })),
            { value: 'own', label: t('oneTimePass.ownChoice') },
          ]}
          {...form.field('choice')}
        />
        {isListed(form.values.choice) ? null : (
          <TextInput
            label={t('oneTimePass.minutes')}
            description={t('oneTimePass.minutesHelp')}
            name="minutes"
            inputMode="numeric"
            autoComplete="off"
            {...form.field('minutes')}
            error={form.error('countsForMinutes') === undefined ? undefined : t('oneTimePass.minutesRefused')}
          />
        )}
        <TextInput
          label={t('noPhone.reason')}
          description={t('oneTimePass.reasonHelp')}
          name="reason"
          autoComplete="off"
          dir="auto"
          {...form.field('reason')}
        />
        <div className={layout.row}>
          <SubmitButton running={form.running}>{t('oneTimePass.submit')}</SubmitButton>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
