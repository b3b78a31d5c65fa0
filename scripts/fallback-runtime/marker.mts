import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** This file marks a folder as the fallback runtime. Every copy includes it, so a packed app can't hide its origin. */
export const fallbackMarker = 'LATCHKEY-FALLBACK-RUNTIME.txt';

/** The marker's text for people. */
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

/** Marks a compiled module as made for the fallback runtime. ELF loaders ignore bytes after the file's end. */
export function brand(file: string): void {
  appendFileSync(file, fallbackMarkerText);
}

/** Whether a compiled module was made for the fallback runtime. */
export function isBranded(file: string): boolean {
  return (
    existsSync(file) &&
    readFileSync(file).subarray(-Buffer.byteLength(fallbackMarkerText)).toString() === fallbackMarkerText
  );
}
