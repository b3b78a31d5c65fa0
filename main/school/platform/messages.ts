import type { Language } from '../../../shared/languages';
import type { DesktopTexts } from '../../../shared/messages/desktop-texts';
import { desktopTexts as englishDesktop } from '../../../shared/messages/en/desktop';
import { mainTexts as englishMain } from '../../../shared/messages/en/main';
import { desktopTexts as spanishDesktop } from '../../../shared/messages/es/desktop';
import { mainTexts as spanishMain } from '../../../shared/messages/es/main';
import type { MainTexts } from '../../../shared/messages/main-texts';

/** The texts that main shows itself: its own, and those of the desktop from the same catalogues as the windows'. */
export const textsIn: Readonly<Record<Language, DesktopTexts & MainTexts>> = {
  en: { ...englishDesktop, ...englishMain },
  es: { ...spanishDesktop, ...spanishMain },
};

/** A text with its values put in, each as it is: a path may hold what stands for something else in a pattern. */
export const filledIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/gu, (_whole, name: string) => values[name] ?? '');
