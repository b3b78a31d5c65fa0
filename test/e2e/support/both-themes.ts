import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { PortalWindow } from '../pages/portal-window';
import type { Desk } from './desk';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Axe's violations on the present page. */
export const violationsOn = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(tags).analyze();
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(({ html }) => html.slice(0, 200)),
  }));
};

/** Has axe look for violations in the light and in the dark theme, with all colours come to rest. */
export const checkBothThemes = async (desk: Desk, { page }: PortalWindow, screen: string): Promise<void> => {
  for (const theme of ['light', 'dark'] as const) {
    await desk.app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);
    await page.evaluate(() =>
      Promise.allSettled(
        document
          .getAnimations()
          // A spinner, below a dialog too, never comes to rest.
          .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
          .map((animation) => animation.finished),
      ),
    );
    expect.soft(await violationsOn(page), `${screen}, ${theme}`).toEqual([]);
  }
};
