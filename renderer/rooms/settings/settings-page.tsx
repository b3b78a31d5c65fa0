import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../shared/access';
import { BackupsPanel } from './backups-panel';
import layout from '../../ui/layout.module.css';
import { PageHeading } from '../../ui/page-heading';
import { Tabs } from '../../ui/tabs';
import { KeysPanel } from './keys-panel';
import { OptionsPanel } from './options-panel';
import { goTo } from '../../client/route';
import type { RoomProps } from '../../client/room';
import { TokensPanel } from './tokens-panel';

const tabNames = ['options', 'backups', 'keys', 'tokens'] as const;
type TabName = (typeof tabNames)[number];

const permissionFor: Readonly<Record<TabName, Permission>> = {
  options: 'manage-options',
  backups: 'manage-backups',
  keys: 'manage-keys',
  tokens: 'manage-staff',
};

const panels: Readonly<Record<TabName, () => ReactNode>> = {
  options: () => <OptionsPanel />,
  backups: () => <BackupsPanel />,
  keys: () => <KeysPanel />,
  tokens: () => <TokensPanel />,
};

/** Settings: Staff Options, and a manager's tasks at this desk. The route names the tab. */
export const SettingsPage = ({ signedIn, rest }: RoomProps) => {
  const { t } = useTranslation();
  const open = tabNames.filter((name) => signedIn.permissions.includes(permissionFor[name]));
  const present = open.find((name) => name === rest[0]) ?? 'options';
  return (
    <div className={layout.stack}>
      <div className={`${layout.stack} ${layout.tight}`}>
        <p className={`${layout.soft} ${layout.small}`}>
          {present === 'options' ? t('settingsPath') : t(`settings.path.${present}`)}
        </p>
        <PageHeading>{t(`settings.tab.${present}`)}</PageHeading>
      </div>
      <Tabs
        label={t('shell.options')}
        tabs={open.map((name) => ({ name, label: t(`settings.tab.${name}`) }))}
        present={present}
        onChange={(name) => (name === 'options' ? goTo('options') : goTo('options', name))}
      >
        {panels[present]()}
      </Tabs>
    </div>
  );
};
