import { useTranslation } from 'react-i18next';
import type { StoredOptions } from '../../../shared/ipc/options-contract';
import { Card } from '../../ui/card';
import { MessageBox } from '../../ui/message-box';
import { SwitchField } from '../../ui/switch-field';
import type { OptionsDraft } from './options-store';
import { changeDraft } from './options-store';

interface SupervisedSwitchProps {
  readonly stored: StoredOptions;
  readonly shown: OptionsDraft;
}

/** Whether setting up a first app takes a manager's code. A changed switch says what saving will do. */
export const SupervisedSwitch = ({ stored, shown }: SupervisedSwitchProps) => {
  const { t } = useTranslation();
  const on = shown.supervisedEnrolment;
  const turned = on !== stored.options.supervisedEnrolment;
  return (
    <Card title={t('options.supervised')}>
      <SwitchField
        label={t('options.supervisedSwitch')}
        help={t('options.supervisedHelp')}
        checked={on}
        onChange={(supervisedEnrolment) => changeDraft(stored, { supervisedEnrolment })}
      >
        <div role="status">
          {turned ? (
            <MessageBox tone={on ? 'plain' : 'warn'}>
              {t(on ? 'options.willSupervise' : 'options.willNotSupervise')}
            </MessageBox>
          ) : null}
        </div>
      </SwitchField>
    </Card>
  );
};
