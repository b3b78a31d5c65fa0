import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Portal } from '../../shared/access';
import { type SignInPageTexts, paintingOf } from '../../shared/sign-in-page-texts';
import type { Language } from '../../shared/languages';

/** What main knows of a page before its first script runs. */
export interface KnownOfPage {
  /** For the styles that Mantine puts in; base64. */
  readonly nonce: string;
  readonly language: Language;
  readonly scheme: 'light' | 'dark';
  /** The sign-in page to paint, or null where the page is to paint itself. */
  readonly texts: SignInPageTexts | null;
}

/** Where a page's sources leave room for what it shows. */
const emptyRoot = '<div id="root"></div>';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};

/** As React writes a text: what a school calls itself is never markup. */
const escaped = (text: string): string => text.replaceAll(/[&<>"']/gu, (letter) => entities[letter] ?? '');

const paintingIn = (rendererDirectory: string, path: string): string | null => {
  try {
    return readFileSync(join(rendererDirectory, path), 'utf8');
  } catch {
    // The page is slower without it, and the same.
    return null;
  }
};

/** The text of a portal's page. Its blanks are filled in one go: nothing that is filled in is looked through again. */
export const pageText = (rendererDirectory: string, portal: Portal, known: KnownOfPage): string => {
  const { nonce, language, scheme, texts } = known;
  const page = readFileSync(join(rendererDirectory, `${portal}.html`), 'utf8');
  const painting = texts && paintingIn(rendererDirectory, paintingOf({ portal, language, texts }));
  const text = page.replace(emptyRoot, () => painting ?? emptyRoot);
  const blanks: Readonly<Record<string, string>> = {
    NONCE: nonce,
    LANGUAGE: language,
    SCHEME: scheme,
    TEXTS: JSON.stringify(texts),
    SCHOOL: texts?.schoolName ?? '',
    CONTACT: texts?.contactLine ?? '',
  };
  return text.replaceAll(/LATCHKEY_([A-Z]+)/gu, (blank, name: string) => escaped(blanks[name] ?? blank));
};
