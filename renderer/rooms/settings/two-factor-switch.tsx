import { useTranslation } from 'react-i18next';
import type { Portal } from '../../../shared/access';
import type { StoredOptions } from '../../../shared/ipc/options-contract';
import { presentTime } from '../../messages/times';
import { MessageBox } from '../../ui/message-box';
import { SwitchField } from '../../ui/switch-field';
import { type EnforcementErrors, EnforcementFields } from './enforcement-fields';
import { leewayTexts } from './leeway-texts';
import type { OptionsDraft } from './options-store';
import { changeDraft, optionsOf, reach } from './options-store';

interface TwoFactorSwitchProps {
  readonly of: Portal;
  readonly stored: StoredOptions;
  readonly shown: OptionsDraft;
  readonly errors: EnforcementErrors;
}

/** One portal's switch. A changed switch says what saving will do. */
export const TwoFactorSwitch = ({ of, stored, shown, errors }: TwoFactorSwitchProps) => {
  const { t } = useTranslation();
  const known = reach.use();
  const on = shown.requireTwoFactor[of];
  const turned = on !== stored.options.requireTwoFactor[of];
  const changed = optionsOf(shown, stored);
  const eased =
    changed.requiredFrom[of] !== stored.options.requiredFrom[of] ||
    changed.graceDays[of] !== stored.options.graceDays[of];
  const portal = t(`portal.name.${of}`);
  const effect = !on
    ? t('options.willNotAsk', { portal })
    : known.step === 'ready'
      ? [
          t('options.willAsk', { count: known.value[of].notSetUp, staff: known.value[of].staff, portal }),
          ...(known.value[of].notSetUp > 0 ? leewayTexts(t, changed, of, presentTime()) : []),
        ].join(' ')
      : t('common.loading');
  return (
    <SwitchField
      label={t(of === 'office' ? 'options.requireOffice' : 'options.requireStaff')}
      help={t(of === 'office' ? 'options.requireOfficeHelp' : 'options.requireStaffHelp')}
      checked={on}
      onChange={(checked) =>
        changeDraft(stored, { requireTwoFactor: { ...shown.requireTwoFactor, [of]: checked } })
      }
    >
      {on ? <EnforcementFields of={of} stored={stored} shown={shown} errors={errors} /> : null}
      <div role="status">
        {turned || eased ? <MessageBox tone={on ? 'plain' : 'warn'}>{effect}</MessageBox> : null}
      </div>
    </SwitchField>
  );
};
