import type { desktopTexts } from './en/desktop';
import type { Translation } from './translation';

/** The texts of the desktop around the windows, in any language. */
export type DesktopTexts = Translation<typeof desktopTexts>;
