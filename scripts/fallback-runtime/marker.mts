import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file that brands a folder as the fallback runtime. It travels with every copy, so a packed app cannot hide its origin. */
export const fallbackMarker = 'LATCHKEY-FALLBACK-RUNTIME.txt';

/** What the marker says to whoever opens it. */
export const fallbackMarkerText = [
  'This is the fallback runtime of Latchkey: Electron 25.1.1, out of support since 2023.',
  'It serves development and tests on machines that cannot download the current Electron.',
  'An app with this file in it is a test build and must not be given to anybody.',
  '',
].join('\n');

/** Whether a folder (a runtime, or a packed app) is or contains the fallback runtime. */
export function isFallbackRuntime(folder: string): boolean {
  return existsSync(join(folder, fallbackMarker));
}

/** Brands a compiled module as made for the fallback runtime. Loaders of ELF files do not look at what follows their end. */
export function brand(file: string): void {
  appendFileSync(file, fallbackMarkerText);
}

/** Whether a compiled module is one that was made for the fallback runtime. */
export function isBranded(file: string): boolean {
  return (
    existsSync(file) &&
    readFileSync(file).subarray(-Buffer.byteLength(fallbackMarkerText)).toString() === fallbackMarkerText
  );
}
