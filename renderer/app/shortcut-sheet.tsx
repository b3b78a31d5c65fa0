import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CommandId, MenuName } from '../../shared/commands';
import { commandIds, commandOf, menuNames } from '../../shared/commands';
import { Dialog } from '../ui/dialog';
import layout from '../ui/layout.module.css';
import { keyboard, shownKeys } from './keyboard';
import { closeDesktopDialog } from './open-dialog';
import { offeredNow } from './run-command';
import classes from './shortcut-sheet.module.css';

const commandsWithKeys = (menu: MenuName): readonly CommandId[] => {
  const offered = offeredNow();
  return commandIds.filter((id) => {
    const command = commandOf(id);
    const has = command.menu[keyboard] === menu && command.keys[keyboard].length > 0;
    return has && offered.has(id) && !command.unpackaged;
  });
};

/** The keys that work in this window now, grouped by menu. */
export const ShortcutSheet = () => {
  const { t } = useTranslation();
  return (
    <Dialog title={t('shortcuts.title')} onClose={closeDesktopDialog} wide>
      <p className={`${layout.soft} ${layout.small}`}>{t('shortcuts.now')}</p>
      <div className={classes.columns}>
        {menuNames.map((menu) => {
          const ids = commandsWithKeys(menu);
          return ids.length === 0 ? null : (
            <section key={menu} className={classes.menu}>
              <h3>{t(`menu.${menu}`).replace('&', '')}</h3>
              <dl>
                {ids.map((id) => (
                  <div key={id} className={classes.command}>
                    <dt>{t(`command.${id}`)}</dt>
                    <dd>
                      <kbd>{shownKeys(t, id)}</kbd>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
      <div className={layout.row}>
        <Button variant="default" onClick={closeDesktopDialog}>
          {t('common.close')}
        </Button>
      </div>
    </Dialog>
  );
};
