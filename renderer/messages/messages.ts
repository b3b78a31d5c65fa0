import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isolate } from '../../shared/isolate';
import { type Language, languageOf } from '../../shared/languages';
import { desk } from '../client/desk-client';
import { catalogues } from './catalogues';
import { en } from './en';
import { oneFullStop } from './full-stop';
import { withAllForms } from './plural-forms';
import { regional } from './regional';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    returnNull: false;
  }
}

const numberFormat = regional((locale) => new Intl.NumberFormat(locale));

let latestLanguage: string | null = null;

/** Switches the window to a language once its catalogue has loaded. The page's `lang` always names the present language. */
const speak = async (messages: i18n, language: Language): Promise<void> => {
  latestLanguage = language;
  // A page must never be without texts: if the chunk does not load, English stays.
  const catalogue = await catalogues[language]().catch(() => null);
  if (catalogue === null || latestLanguage !== language) return;
  messages.addResourceBundle(language, 'translation', withAllForms(catalogue));
  document.documentElement.lang = language;
  await messages.changeLanguage(language);
};

/** Starts the texts in the language that main wrote into the page, and follows main when somebody chooses another. */
export const startMessages = async (): Promise<void> => {
  const messages = createInstance()
    .use(initReactI18next)
    .use({ type: 'postProcessor', name: 'oneFullStop', process: oneFullStop });
  void messages.init({
    resources: { en: { translation: en } },
    lng: 'en',
    fallbackLng: 'en',
    initAsync: false,
    // React escapes values; this isolates the direction of their text.
    interpolation: { escapeValue: true, escape: isolate },
    postProcess: 'oneFullStop',
    returnNull: false,
  });
  // Days and numbers (`{{count, number}}`) follow the region.
  messages.services.formatter?.add('number', (value: number) => numberFormat().format(value));
  desk.onLanguage((language) => void speak(messages, language));
  const first = languageOf([document.documentElement.lang]);
  if (first !== 'en') await speak(messages, first);
};
