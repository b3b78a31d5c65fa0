import { regional } from './regional';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

const sizeFormat = (unit: string, maximumFractionDigits: number) =>
  regional(
    (locale) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }),
  );
const formats = units.map((unit, step) => sizeFormat(unit, step === 0 ? 0 : 1));

/** Formats the size of a file as this computer's region writes it. Takes bytes. */
export const fileSize = (bytes: number): string => {
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return formats[step]?.().format(bytes / 1000 ** step) ?? String(bytes);
};
