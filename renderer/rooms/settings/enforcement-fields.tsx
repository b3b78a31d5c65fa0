import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Portal } from '../../../shared/access';
import type { StoredOptions } from '../../../shared/ipc/options-contract';
import classes from './enforcement-fields.module.css';
import type { OptionsDraft } from './options-store';
import { changeDraft } from './options-store';

/** Main's refusals of the two fields. */
export interface EnforcementErrors {
  readonly from: string | undefined;
  readonly days: string | undefined;
}

interface EnforcementFieldsProps {
  readonly of: Portal;
  readonly stored: StoredOptions;
  readonly shown: OptionsDraft;
  readonly errors: EnforcementErrors;
}

/** The day from which a switch that is on applies, and the grace for new staff. */
export const EnforcementFields = ({ of, stored, shown, errors }: EnforcementFieldsProps) => {
  const { t } = useTranslation();
  return (
    <div className={classes.fields}>
      <TextInput
        type="date"
        label={t(`options.requiredFrom.${of}`)}
        description={t('options.requiredFromHelp')}
        autoComplete="off"
        max="9999-12-31"
        value={shown.requiredFrom[of]}
        onChange={(event) =>
          changeDraft(stored, {
            requiredFrom: { ...shown.requiredFrom, [of]: event.currentTarget.value },
          })
        }
        error={errors.from}
      />
      <TextInput
        label={t(`options.graceDays.${of}`)}
        description={t('options.graceDaysHelp')}
        inputMode="numeric"
        autoComplete="off"
        value={shown.graceDays[of]}
        onChange={(event) =>
          changeDraft(stored, { graceDays: { ...shown.graceDays, [of]: event.currentTarget.value } })
        }
        error={errors.days}
      />
    </div>
  );
};
