import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Portal } from '../../shared/access';
import { type SignInPageTexts, paintingOf } from '../../shared/sign-in-page-texts';
import type { Language } from '../../shared/languages';

/** Facts about a page before its first script runs. */
export interface PageFacts {
  /** Permits the styles that Mantine inserts; base64. */
  readonly nonce: string;
  readonly language: Language;
  readonly scheme: 'light' | 'dark';
  /** The texts of the painted sign-in page; null if the page must paint itself. */
  readonly texts: SignInPageTexts | null;
}

/** The placeholder for the painting in a page's sources. */
const emptyRoot = '<div id="root"></div>';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};

/** Escapes a text as React does, so that a school's name is never markup. */
const escaped = (text: string): string => text.replaceAll(/[&<>"']/gu, (letter) => entities[letter] ?? '');

const paintingIn = (rendererDirectory: string, path: string): string | null => {
  try {
    return readFileSync(join(rendererDirectory, path), 'utf8');
  } catch {
    // Without it the page only appears later.
    return null;
  }
};

/** The HTML of a portal's page. One pass fills all blanks, so that an inserted value can't contain another blank. */
export const pageText = (rendererDirectory: string, portal: Portal, facts: PageFacts): string => {
  const { nonce, language, scheme, texts } = facts;
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
