/** The languages with a catalogue. English comes first, and the others fall back on it. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** Each language in its own words, because a person may read no other. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

/** The first of the preferred languages (BCP 47 tags such as `es-MX`) with a catalogue; English where none has one. */
export const languageOf = (tags: readonly string[]): Language => {
  for (const tag of tags) {
    const [primary] = tag.toLowerCase().split(/[-_]/);
    const language = languages.find((known) => known === primary);
    if (language) return language;
  }
  return 'en';
};
