/** The system's language and region, as Chromium took them over. */
const system = new Intl.Locale(new Intl.DateTimeFormat().resolvedOptions().locale);

/** The locale for a language on a computer that is set to another: days and numbers as its region writes them. */
export const regionalLocale = (tag: string, computer: Intl.Locale): string => {
  const { language } = new Intl.Locale(tag);
  if (computer.language === language) return computer.toString();
  return computer.region === undefined ? language : `${language}-${computer.region}`;
};

/** What depends on the page's language, made once for each that it speaks. */
export const regional = <Format>(make: (locale: string) => Format): (() => Format) => {
  let made: { readonly language: string; readonly format: Format } | null = null;
  return () => {
    const language = document.documentElement.lang;
    if (made?.language !== language) made = { language, format: make(regionalLocale(language, system)) };
    return made.format;
  };
};
