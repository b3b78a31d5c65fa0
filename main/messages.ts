import type { Language } from '../shared/languages';
import type { DesktopTexts } from '../shared/messages/desktop-texts';
import { desktopTexts as english } from '../shared/messages/en/desktop';
import { desktopTexts as spanish } from '../shared/messages/es/desktop';

/** The texts that main shows itself, from the same catalogues as the windows'. */
export const textsIn: Readonly<Record<Language, DesktopTexts>> = {
  en: english,
  es: spanish,
};
