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

let wanted: string | null = null;

/** Has the window speak a language, once its catalogue is there. The page's own `lang` always says which it speaks. */
const speak = async (messages: i18n, language: Language): Promise<void> => {
  wanted = language;
  // A page is never left without texts: where a chunk does not load, English is what remains.
  const catalogue = await catalogues[language]().catch(() => null);
  if (catalogue === null || wanted !== language) return;
  messages.addResourceBundle(language, 'translation', withAllForms(catalogue));
  document.documentElement.lang = language;
  await messages.changeLanguage(language);
};

/** Starts the texts in the language that main wrote into the page, and follows it when another one is chosen. */
export const startMessages = async (): Promise<void> => {
  const messages = createInstance()
    .use(initReactI18next)
    .use({ type: 'postProcessor', name: 'oneFullStop', process: oneFullStop });
  void messages.init({
    resources: { en: { translation: en } },
    lng: 'en',
    fallbackLng: 'en',
    initAsync: false,
    // React escapes what it renders; what is left to do for a value is to keep its direction to itself.
    interpolation: { escapeValue: true, escape: isolate },
    postProcess: 'oneFullStop',
    returnNull: false,
  });
  // Days follow the region; so do the numbers in a sentence (`{{count, number}}`).
  messages.services.formatter?.add('number', (value: number) => numberFormat().format(value));
  desk.onLanguage((language) => void speak(messages, language));
  const first = languageOf([document.documentElement.lang]);
  if (first !== 'en') await speak(messages, first);
};
