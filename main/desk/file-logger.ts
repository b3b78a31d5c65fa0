import { join } from 'node:path';
import log from 'electron-log/main';
import type { Logger } from '../school/platform/logger';

/** Writes `logs/latchkey.log` in the data directory, rotated at 1 MB; also to the terminal when unpackaged. */
export const createLogger = (directory: string, packaged: boolean): Logger => {
  log.transports.file.resolvePathFn = () => join(directory, 'logs', 'latchkey.log');
  log.transports.file.maxSize = 1024 * 1024;
  log.transports.console.level = packaged ? false : 'warn';
  return {
    info: (message) => log.info(message),
    error: (message, cause) => log.error(message, cause),
  };
};
