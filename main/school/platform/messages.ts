import type { Language } from '../../../shared/languages';
import type { DesktopTexts } from '../../../shared/messages/desktop-texts';
import { desktopTexts as englishDesktop } from '../../../shared/messages/en/desktop';
import { mainTexts as englishMain } from '../../../shared/messages/en/main';
import { desktopTexts as spanishDesktop } from '../../../shared/messages/es/desktop';
import { mainTexts as spanishMain } from '../../../shared/messages/es/main';
import type { MainTexts } from '../../../shared/messages/main-texts';

/** The texts that main itself shows: those of main alone, and those that it shares with the windows. */
export const textsIn: Readonly<Record<Language, DesktopTexts & MainTexts>> = {
  en: { ...englishDesktop, ...englishMain },
  es: { ...spanishDesktop, ...spanishMain },
};

/** Fills a text's `{{name}}` blanks. A function inserts the values, because a path may contain `$&`. */
export const fillIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/gu, (_whole, name: string) => values[name] ?? '');
