import { app, Menu } from 'electron';
import type { CommandId, Keyboard } from '../../shared/commands';
import type { Language } from '../../shared/languages';
import { textsIn } from '../school/platform/messages';
import { type MenuActions, menuTemplate } from './menu-template';

/** The keyboard whose shortcuts apply on this computer. */
const keyboard: Keyboard = process.platform === 'darwin' ? 'mac' : 'other';

/** The application's menu bar, with the commands that the window in front offers. */
export class DesktopMenu {
  private shown = '';

  constructor(private readonly actions: MenuActions) {}

  /** Shows these commands. If the menu has them already, it stays as it is, so that an open menu stays open. */
  show(offered: ReadonlySet<CommandId>, language: Language): void {
    const content = [language, ...offered].join(' ');
    if (content === this.shown) return;
    this.shown = content;
    const template = menuTemplate(
      { keyboard, packaged: app.isPackaged, offered, texts: textsIn[language] },
      this.actions,
    );
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
}
