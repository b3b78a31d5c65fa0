import type { Language } from '../../shared/languages';
import type { Translation } from '../../shared/messages/translation';
import { en } from './en';

/** A catalogue in any language. */
export type Catalogue = Translation<typeof en>;

/**
 * Loads each language's catalogue. English is part of the bundle, because the others fall back on it; every other
 * language is a chunk of its own.
 */
export const catalogues: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => en,
  es: async () => (await import('./es')).es,
};
