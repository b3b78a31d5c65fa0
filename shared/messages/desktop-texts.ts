import type { desktopTexts } from './en/desktop';
import type { Translation } from './translation';

/** The texts around the windows, such as menus and dialogs of the system, in any language. */
export type DesktopTexts = Translation<typeof desktopTexts>;
