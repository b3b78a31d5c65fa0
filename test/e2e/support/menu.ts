import type { Desk } from './desk';

/** An item of the app's menu bar, as a person sees it. */
export interface ShownItem {
  readonly menu: string;
  readonly id: string;
  readonly label: string;
  readonly accelerator: string;
}

/** The visible items of the menu bar. */
export const shownMenu = (desk: Desk): Promise<ShownItem[]> =>
  desk.app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap((menu) =>
      (menu.submenu?.items ?? [])
        .filter(({ type, visible }) => type !== 'separator' && visible)
        .map(({ id, label, accelerator }) => ({
          menu: menu.id,
          id,
          label,
          accelerator: String(accelerator ?? ''),
        })),
    ),
  );

/** Chooses an item of the menu bar, as with the pointer. */
export const chooseFromMenu = (desk: Desk, id: string): Promise<void> =>
  desk.app.evaluate(({ Menu, BrowserWindow }, chosen) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(chosen);
    if (!item) throw new Error(`There is no ${chosen} in the menu`);
    item.click(undefined, BrowserWindow.getFocusedWindow() ?? undefined);
  }, id);
