import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    returnNull: false;
  }
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Wraps a right-to-left text in Unicode isolates (UAX 9), so that a name does not reorder the sentence around it. */
export const isolate = (text: string): string => (rightToLeft.test(text) ? `\u2068${text}\u2069` : text);

/** Starts the catalogue; done at once, as it is part of the bundle. */
export const startMessages = (): void => {
  const messages = createInstance().use(initReactI18next);
  void messages.init({
    resources: { en: { translation: en } },
    lng: 'en',
    fallbackLng: 'en',
    initAsync: false,
    // React escapes what it renders; what is left to do for a value is to keep its direction to itself.
    interpolation: { escapeValue: true, escape: isolate },
    returnNull: false,
  });
};
