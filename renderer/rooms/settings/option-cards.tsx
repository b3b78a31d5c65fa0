import { TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { portals } from '../../../shared/access';
import type { StoredOptions } from '../../../shared/ipc/options-contract';
import type { SchoolOption, StaffOption, StaffOptionValue } from '../../../shared/staff-options';
import { Card } from '../../ui/card';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';
import { SwitchField } from '../../ui/switch-field';
import classes from './options-form.module.css';
import type { OptionsDraft, TypedOptionPath } from './options-store';
import { changeDraft } from './options-store';
import { TwoFactorSwitch } from './two-factor-switch';

interface CardProps {
  readonly stored: StoredOptions;
  readonly shown: OptionsDraft;
  /** What the school refused of a typed value. */
  readonly error: (path: TypedOptionPath) => string | undefined;
}

const TwoFactorCard = ({ stored, shown, error }: CardProps) => {
  const { t } = useTranslation();
  return (
    <Card title={t('options.twoFactor')}>
      <p className={layout.soft}>{t('options.twoFactorText')}</p>
      {portals.map((of) => (
        <TwoFactorSwitch
          key={of}
          of={of}
          stored={stored}
          shown={shown}
          errors={{ from: error(`requiredFrom.${of}`), days: error(`graceDays.${of}`) }}
        />
      ))}
      <p className={`${layout.soft} ${layout.small}`}>{t('options.longerPasswords')}</p>
    </Card>
  );
};

/** The whole-school options that are on or off. */
type SchoolSwitch = {
  [Name in SchoolOption]: StaffOptionValue<Name> extends boolean ? Name : never;
}[SchoolOption];

interface SwitchTexts {
  readonly title: string;
  readonly label: string;
  readonly help: string;
  /** What saving will do once the switch is turned. */
  readonly willTurnOn: string;
  readonly willTurnOff: string;
}

/** The card of a switch for the whole school. */
const switchCard = (name: SchoolSwitch, textsIn: (t: TFunction) => SwitchTexts): ComponentType<CardProps> =>
  function SwitchCard({ stored, shown }: CardProps) {
    const { t } = useTranslation();
    const texts = textsIn(t);
    const isOn = shown[name];
    return (
      <Card title={texts.title}>
        <SwitchField
          label={texts.label}
          help={texts.help}
          checked={isOn}
          onChange={(checked) => changeDraft(stored, { [name]: checked })}
        >
          <div role="status">
            {isOn === stored.options[name] ? null : (
              <MessageBox tone={isOn ? 'plain' : 'warn'}>
                {isOn ? texts.willTurnOn : texts.willTurnOff}
              </MessageBox>
            )}
          </div>
        </SwitchField>
      </Card>
    );
  };

const IdleLockCard = ({ stored, shown, error }: CardProps) => {
  const { t } = useTranslation();
  return (
    <Card title={t('options.idle')}>
      <p className={layout.soft}>{t('options.idleText')}</p>
      <div className={classes.pair}>
        {portals.map((of) => (
          <TextInput
            key={of}
            label={t(of === 'office' ? 'options.idleOffice' : 'options.idleStaff')}
            inputMode="numeric"
            autoComplete="off"
            value={shown.idleLockMinutes[of]}
            onChange={(event) =>
              changeDraft(stored, {
                idleLockMinutes: { ...shown.idleLockMinutes, [of]: event.currentTarget.value },
              })
            }
            error={error(`idleLockMinutes.${of}`)}
          />
        ))}
      </div>
    </Card>
  );
};

const ContactLineCard = ({ stored, shown, error }: CardProps) => {
  const { t } = useTranslation();
  return (
    <Card title={t('options.contact')}>
      <TextInput
        label={t('options.contactLine')}
        description={t('options.contactHelp')}
        autoComplete="off"
        dir="auto"
        value={shown.contactLine}
        onChange={(event) => changeDraft(stored, { contactLine: event.currentTarget.value })}
        error={error('contactLine')}
      />
    </Card>
  );
};

/** The card that each option is on, in the order of the page. */
const cardOf: Readonly<Record<StaffOption, ComponentType<CardProps>>> = {
  requireTwoFactor: TwoFactorCard,
  requiredFrom: TwoFactorCard,
  graceDays: TwoFactorCard,
  supervisedEnrolment: switchCard('supervisedEnrolment', (t) => ({
    title: t('options.supervised'),
    label: t('options.supervisedSwitch'),
    help: t('options.supervisedHelp'),
    willTurnOn: t('options.willSupervise'),
    willTurnOff: t('options.willNotSupervise'),
  })),
  idleLockMinutes: IdleLockCard,
  contactLine: ContactLineCard,
};

/** Every card once. */
const cards = [...new Map(Object.entries(cardOf).map(([option, card]) => [card, option]))];

/** The cards of all options. */
export const OptionCards = (props: CardProps) =>
  cards.map(([OptionCard, option]) => <OptionCard key={option} {...props} />);
