import type { Language } from '../shared/languages';
import type { DesktopTexts } from '../shared/messages/desktop-texts';
import { desktopTexts } from '../shared/messages/en/desktop';

/** The texts that main shows itself, from the same catalogues as the windows'. */
export const textsIn: Readonly<Record<Language, DesktopTexts>> = { en: desktopTexts };
