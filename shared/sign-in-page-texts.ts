import type { Portal } from './access';
import type { Language } from './languages';

/**
 * What the sign-in page says of the school, as a desk's windows were last told: enough to paint it before the school is open. All
 * of it stands on a page that anybody at the desk can read.
 */
export interface SignInPageTexts {
  readonly schoolName: string;
  /** Empty where the school names none. */
  readonly contactLine: string;
  /** Whether this portal asks everybody for a code. */
  readonly codeRequired: boolean;
}

/** A sign-in page that is to be painted. */
export interface PageToPaint {
  readonly portal: Portal;
  readonly language: Language;
  readonly texts: SignInPageTexts;
}

/** What stands for the school on a page that the build paints; main puts the names there. */
export const unnamedTexts = { schoolName: 'LATCHKEY_SCHOOL', contactLine: 'LATCHKEY_CONTACT' } as const;

/** The path of a painting in the built renderer. Pages that differ in their names alone share one. */
export const paintingOf = ({ portal, language, texts }: PageToPaint): string => {
  const parts = [
    portal,
    language,
    ...(texts.contactLine === '' ? [] : ['contact']),
    ...(texts.codeRequired ? ['code'] : []),
  ];
  return `painted/${parts.join('-')}.html`;
};
