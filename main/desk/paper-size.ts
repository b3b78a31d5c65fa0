/** Where people print on Letter; everybody else has A4 (Unicode CLDR, measurementData, paperSize). */
const letterCountries: ReadonlySet<string> = new Set([
  'BZ',
  'CA',
  'CL',
  'CO',
  'CR',
  'GT',
  'MX',
  'NI',
  'PA',
  'PH',
  'PR',
  'SV',
  'US',
  'VE',
]);

/** The paper of a country, by its ISO code. */
export const paperSizeOf = (country: string): 'A4' | 'Letter' =>
  letterCountries.has(country.toUpperCase()) ? 'Letter' : 'A4';

/** How many pages a PDF has, by the page objects that Chromium writes plainly into it. */
export const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page(?![A-Za-z])/gu)?.length ?? 0;
