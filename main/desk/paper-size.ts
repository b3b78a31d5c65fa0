/** Countries that print on Letter; all others use A4 (Unicode CLDR, measurementData, paperSize). */
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

/** The paper size of a country, by its ISO 3166 code. */
export const paperSizeOf = (country: string): 'A4' | 'Letter' =>
  letterCountries.has(country.toUpperCase()) ? 'Letter' : 'A4';

/** The number of pages of a PDF, from the page objects that Chromium writes uncompressed. */
export const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page(?![A-Za-z])/gu)?.length ?? 0;
