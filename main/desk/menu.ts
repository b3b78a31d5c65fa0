import { app, Menu } from 'electron';
import type { CommandId, Keyboard } from '../../shared/commands';
import type { Language } from '../../shared/languages';
import { textsIn } from '../school/platform/messages';
import { type MenuActs, menuTemplate } from './menu-template';

/** Whose names and places of keys count on this computer. */
const keyboard: Keyboard = process.platform === 'darwin' ? 'mac' : 'other';

/** The application's menu bar. It always shows what the window in front offers. */
export class DesktopMenu {
  private shown = '';

  constructor(private readonly acts: MenuActs) {}

  /** Shows these commands; nothing happens where they are shown already, so that an open menu stays open. */
  show(offered: ReadonlySet<CommandId>, language: Language): void {
    const wanted = [language, ...offered].join(' ');
    if (wanted === this.shown) return;
    this.shown = wanted;
    const template = menuTemplate(
      { keyboard, packaged: app.isPackaged, offered, texts: textsIn[language] },
      this.acts,
    );
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
}
