import type { Portal } from './access';
import type { Language } from './languages';

/**
 * The school's part of the sign-in page, from the last time that a window showed it. Main paints the page with it before
 * the school is open. Everybody at the desk can read that page, so nothing here is secret.
 */
export interface SignInPageTexts {
  readonly schoolName: string;
  /** Empty where the school has none. */
  readonly contactLine: string;
  /** Whether this portal requires a code from everybody. */
  readonly codeRequired: boolean;
}

/** A sign-in page to paint. */
export interface PageToPaint {
  readonly portal: Portal;
  readonly language: Language;
  readonly texts: SignInPageTexts;
}

/** The placeholders for the school's texts on a page that the build paints. Main replaces them. */
export const unnamedTexts = { schoolName: 'LATCHKEY_SCHOOL', contactLine: 'LATCHKEY_CONTACT' } as const;

/** The path of a painted page in the built renderer. Pages that differ only in the school's texts share one. */
export const paintingOf = ({ portal, language, texts }: PageToPaint): string => {
  const parts = [
    portal,
    language,
    ...(texts.contactLine === '' ? [] : ['contact']),
    ...(texts.codeRequired ? ['code'] : []),
  ];
  return `painted/${parts.join('-')}.html`;
};
