import { utilityProcess } from 'electron';
import type { StartReading } from '../school/backups/process-reader';

/** Starts the reading process as an Electron utility process. The fuses keep a packaged app from running as plain Node. */
export const systemReading =
  (script: string): StartReading =>
  (args) => {
    const child = utilityProcess.fork(script, [...args], {
      serviceName: 'Latchkey store reader',
      // Messages carry the answer: at the process's end Electron drops unread output of a pipe.
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return {
      onMessage: (listener) => void child.on('message', listener),
      ended: new Promise((resolve) => child.once('exit', (code) => resolve(code ?? -1))),
      kill: () => void child.kill(),
    };
  };
