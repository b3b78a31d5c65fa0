/** The system's language and region, as Chromium reports them. */
const system = new Intl.Locale(new Intl.DateTimeFormat().resolvedOptions().locale);

/** The locale for a language on a computer set to another one: it keeps the region's days and numbers. */
export const regionalLocale = (tag: string, computer: Intl.Locale): string => {
  const { language } = new Intl.Locale(tag);
  if (computer.language === language) return computer.toString();
  return computer.region === undefined ? language : `${language}-${computer.region}`;
};

/** Caches a value for each language that the page has spoken. */
export const regional = <Format>(make: (locale: string) => Format): (() => Format) => {
  let made: { readonly language: string; readonly format: Format } | null = null;
  return () => {
    const language = document.documentElement.lang;
    if (made?.language !== language) made = { language, format: make(regionalLocale(language, system)) };
    return made.format;
  };
};
