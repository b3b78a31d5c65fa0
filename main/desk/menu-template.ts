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

/** The circumstances that decide the menu's content. */
export interface MenuContext {
  readonly keyboard: Keyboard;
  readonly packaged: boolean;
  /** The commands that the window in front offers. */
  readonly offered: ReadonlySet<CommandId>;
  readonly texts: DesktopTexts;
}

/** Runs a chosen command. `windowNumber` is Electron's number of the menu's window, if Electron names one. */
export interface MenuActions {
  inMain(command: MainCommand, windowNumber: number | undefined): void;
  inWindow(command: WindowCommand, windowNumber: number | undefined): void;
}

const itemOf = (
  id: CommandId,
  { keyboard, texts }: MenuContext,
  actions: MenuActions,
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
    // The page handles these keys itself, in every field and dialog. The menu only shows them.
    return {
      ...item,
      registerAccelerator: false,
      click: (_item, window) => actions.inWindow(id, window?.id),
    };
  return { ...item, click: (_item, window) => actions.inMain(id as MainCommand, window?.id) };
};

/** Invisible items for the further keys of a main command. */
const hiddenItems = (
  id: CommandId,
  context: MenuContext,
  actions: MenuActions,
): MenuItemConstructorOptions[] => {
  if (isWindowCommand(id)) return [];
  return commandOf(id)
    .keys[context.keyboard].slice(1)
    .map((accelerator) => ({
      ...itemOf(id, context, actions),
      id: `${id} ${accelerator}`,
      accelerator,
      visible: false,
      acceleratorWorksWhenHidden: true,
    }));
};

const submenuOf = (
  menu: MenuName,
  context: MenuContext,
  actions: MenuActions,
): MenuItemConstructorOptions[] => {
  const { keyboard, packaged, offered } = context;
  const ids = commandIds
    .filter((id) => {
      const command = commandOf(id);
      return command.menu[keyboard] === menu && offered.has(id) && !(packaged && command.unpackaged);
    })
    .toSorted((a, b) => commandOf(a).group - commandOf(b).group);
  return ids.flatMap((id, index) => {
    const before = ids[index - 1];
    const startsGroup = before !== undefined && commandOf(before).group !== commandOf(id).group;
    return [
      ...(startsGroup ? [{ type: 'separator' } as const] : []),
      itemOf(id, context, actions),
      ...hiddenItems(id, context, actions),
    ];
  });
};

/** The menu bar, from the table of commands. It has only the commands that the window in front offers. */
export const menuTemplate = (context: MenuContext, actions: MenuActions): MenuItemConstructorOptions[] =>
  menuNames.flatMap((menu) => {
    const submenu = submenuOf(menu, context, actions);
    return submenu.length === 0 ? [] : [{ id: menu, label: context.texts.menu[menu], submenu }];
  });
