import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The checkout's top folder, absolute. */
export const checkout = resolve(import.meta.dirname, '../..');

/** The scripts' cache for this checkout. Removing node_modules removes it too. */
export const checkoutCache = join(checkout, 'node_modules/.cache/latchkey');

/** The cache of expensive results (fallback runtime, compiled module) for all checkouts of this user. */
export const userCache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'latchkey');

/** The folder of an installed package, absolute. */
export function packageFolder(name: string): string {
  return join(checkout, 'node_modules', name);
}

/** An installed package's version, such as "13.2.0". */
export function packageVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder(name), 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
