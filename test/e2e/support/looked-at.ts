import type { PortalWindow } from '../pages/portal-window';
import { checkBothThemes } from './both-themes';
import type { Desk } from './desk';
import { expectReadable } from './readable';

/** Has axe look at a screen in both themes, and the pseudo-locale at its texts, wide and narrow. */
export const expectGoodScreen = async (
  desk: Desk,
  window: PortalWindow,
  screen: string,
  given: readonly string[],
): Promise<void> => {
  await expectReadable(desk, window, screen, given);
  await checkBothThemes(desk, window, screen);
};
