import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { menuTemplate } from '../../../main/desk/menu-template';
import { textsIn } from '../../../main/school/platform/messages';
import { accessByRole } from '../../../shared/access';
import { commandIds, commandOf, keyboards, offeredCommands } from '../../../shared/commands';

const template = (keyboard: (typeof keyboards)[number], stage: string, packaged = false) => {
  const chosen: string[] = [];
  const offered = offeredCommands({
    portal: 'office',
    stage,
    permissions: stage === 'signed-in' ? accessByRole.manager.permissions : [],
  });
  const menus = menuTemplate(
    { keyboard, packaged, offered, texts: textsIn.en },
    {
      inMain: (command) => chosen.push(`main ${command}`),
      inWindow: (command) => chosen.push(`window ${command}`),
    },
  );
  const items = menus.flatMap(({ submenu }) => submenu as MenuItemConstructorOptions[]);
  return {
    menus,
    items,
    shown: items.filter(({ type, visible }) => type !== 'separator' && visible !== false),
    chosen,
  };
};

test.each(keyboards)(
  'on the %s keyboard the menu bar holds the offered commands of the table',
  (keyboard) => {
    for (const stage of ['signed-in', 'signed-out', 'locked']) {
      const { shown } = template(keyboard, stage);
      const offered = offeredCommands({
        portal: 'office',
        stage,
        permissions: stage === 'signed-in' ? accessByRole.manager.permissions : [],
      });
      const wanted = commandIds.filter((id) => offered.has(id) && commandOf(id).menu[keyboard] !== null);
      expect(new Set(shown.map(({ id }) => id))).toEqual(new Set(wanted));
      expect(shown).toHaveLength(wanted.length);
    }
  },
);

test('developer tools are not in the menu of a packaged app', () => {
  expect(template('other', 'signed-out').shown.map(({ id }) => id)).toContain('developerTools');
  expect(template('other', 'signed-out', true).shown.map(({ id }) => id)).not.toContain('developerTools');
});

test('no menu begins or ends with a separator, has two in a row, or is empty', () => {
  for (const keyboard of keyboards)
    for (const stage of ['signed-in', 'signed-out', 'locked'])
      for (const { submenu } of template(keyboard, stage).menus) {
        const kinds = (submenu as MenuItemConstructorOptions[])
          .filter(({ visible }) => visible !== false)
          .map(({ type }) => type === 'separator');
        expect(kinds.length).toBeGreaterThan(0);
        expect([kinds[0], kinds.at(-1)]).toEqual([false, false]);
        expect(kinds.some((line, index) => line && kinds[index + 1])).toBe(false);
      }
});

test('main or the window runs a choice, as the table says; a window handles its own keys', () => {
  const { items, chosen } = template('other', 'signed-in');
  const choose = (id: string) => {
    const item = items.find((one) => one.id === id);
    item?.click?.({} as never, undefined, {});
    return item;
  };
  expect(choose('lock')?.registerAccelerator).toBe(false);
  expect(choose('zoomIn')?.registerAccelerator).toBeUndefined();
  expect(choose('zoomIn CmdOrCtrl+=')?.visible).toBe(false);
  expect(chosen).toEqual(['window lock', 'main zoomIn', 'main zoomIn']);
});
