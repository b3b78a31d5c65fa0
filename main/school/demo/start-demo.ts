import type { Platform } from '../application-platform';
import type { Random } from '../platform/random';
import { isRunning, makeDemoFolder, removeDemoFolder, removeLeftDemos } from './demo-folder';
import { fillSchool } from './fill-school';
import { createMemoryKeyProtector } from './memory-key-protector';

/** A demo school on a throw-away data directory. */
export interface Demo {
  readonly dataDirectory: string;
  /** The differences from an ordinary desk's platform. */
  readonly parts: Pick<Platform, 'keyProtector' | 'demo'>;
  readonly fill: (platform: Omit<Platform, 'reopen' | 'desktop'>) => Promise<void>;
  readonly remove: () => void;
}

/** Removes the folders of crashed demos, and makes a new one. */
export const startDemo = (within: string, random: Random): Demo => {
  removeLeftDemos(within, isRunning);
  const dataDirectory = makeDemoFolder(within, process.pid);
  return {
    dataDirectory,
    parts: { keyProtector: createMemoryKeyProtector(random), demo: true },
    fill: fillSchool,
    remove: () => removeDemoFolder(dataDirectory),
  };
};
