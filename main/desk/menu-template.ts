import type { MenuItemConstructorOptions } from 'electron';
import {
  type CommandId,
  commandIds,
  commandOf,
  isWindowCommand,
  type Keyboard,
  type MainCommand,
  type MenuName,
  menuNames,
  type WindowCommand,
} from '../../shared/commands';
import type { DesktopTexts } from '../../shared/messages/desktop-texts';

/** What a menu is made from. */
export interface MenuOccasion {
  readonly keyboard: Keyboard;
  readonly packaged: boolean;
  /** What the window in front offers. */
  readonly offered: ReadonlySet<CommandId>;
  readonly texts: DesktopTexts;
}

/** Does what was chosen; `windowNumber` is Electron's, of the window that the menu belongs to, if it says one. */
export interface MenuActs {
  inMain(command: MainCommand, windowNumber: number | undefined): void;
  inWindow(command: WindowCommand, windowNumber: number | undefined): void;
}

const itemOf = (
  id: CommandId,
  { keyboard, texts }: MenuOccasion,
  acts: MenuActs,
): MenuItemConstructorOptions => {
  const { by, keys } = commandOf(id);
  const [accelerator] = keys[keyboard];
  const item: MenuItemConstructorOptions = {
    id,
    label: texts.command[id],
    ...(accelerator === undefined ? {} : { accelerator }),
  };
  if (by !== 'main' && by !== 'window') return { ...item, role: by };
  if (isWindowCommand(id))
    // The window hears its keys itself, in every field and dialog: the menu only shows them.
    return { ...item, registerAccelerator: false, click: (_item, window) => acts.inWindow(id, window?.id) };
  return { ...item, click: (_item, window) => acts.inMain(id as MainCommand, window?.id) };
};

/** Further keys of a command that main does: items that are never seen. */
const hiddenItems = (id: CommandId, occasion: MenuOccasion, acts: MenuActs): MenuItemConstructorOptions[] => {
  if (isWindowCommand(id)) return [];
  return commandOf(id)
    .keys[occasion.keyboard].slice(1)
    .map((accelerator) => ({
      ...itemOf(id, occasion, acts),
      id: `${id} ${accelerator}`,
      accelerator,
      visible: false,
      acceleratorWorksWhenHidden: true,
    }));
};

const submenuOf = (menu: MenuName, occasion: MenuOccasion, acts: MenuActs): MenuItemConstructorOptions[] => {
  const { keyboard, packaged, offered } = occasion;
  const ids = commandIds
    .filter((id) => {
      const command = commandOf(id);
      return command.menu[keyboard] === menu && offered.has(id) && !(packaged && command.unpackaged);
    })
    .toSorted((a, b) => commandOf(a).group - commandOf(b).group);
  return ids.flatMap((id, index) => {
    const before = ids[index - 1];
    const apart = before !== undefined && commandOf(before).group !== commandOf(id).group;
    return [
      ...(apart ? [{ type: 'separator' } as const] : []),
      itemOf(id, occasion, acts),
      ...hiddenItems(id, occasion, acts),
    ];
  });
};

/** The menu bar, from the table of commands: what the window in front does not offer is not there. */
export const menuTemplate = (occasion: MenuOccasion, acts: MenuActs): MenuItemConstructorOptions[] =>
  menuNames.flatMap((menu) => {
    const submenu = submenuOf(menu, occasion, acts);
    return submenu.length === 0 ? [] : [{ id: menu, label: occasion.texts.menu[menu], submenu }];
  });
