import { Readable } from 'node:stream';
import { utilityProcess } from 'electron';
import type { StartReading } from '../store-reader/process-reader';

/** Starts the reading process as Electron's utility process, which a packaged app may have without becoming plain Node. */
export const systemReading =
  (script: string): StartReading =>
  (args) => {
    const child = utilityProcess.fork(script, [...args], {
      serviceName: 'Latchkey store reader',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return {
      output: child.stdout ?? Readable.from([]),
      ended: new Promise((resolve) => child.once('exit', (code) => resolve(code ?? -1))),
      kill: () => void child.kill(),
    };
  };
