/** The languages that there is a catalogue in; English first, which every other one falls back on. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** Each language by its own name: who looks for it may read no other. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

/** The first language of a list of tags (`es-MX`), most wanted first, that there is a catalogue in; else English. */
export const languageOf = (tags: readonly string[]): Language => {
  for (const tag of tags) {
    const [primary] = tag.toLowerCase().split(/[-_]/);
    const language = languages.find((known) => known === primary);
    if (language) return language;
  }
  return 'en';
};
