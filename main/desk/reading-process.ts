import { utilityProcess } from 'electron';
import type { StartReading } from '../school/backups/process-reader';

/** Starts the reading process as Electron's utility process, which a packaged app may have without becoming plain Node. */
export const systemReading =
  (script: string): StartReading =>
  (args) => {
    const child = utilityProcess.fork(script, [...args], {
      serviceName: 'Latchkey store reader',
      // Not its output: Electron takes the listeners off a pipe at the process's end, with whatever was not read yet.
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return {
      onMessage: (listener) => void child.on('message', listener),
      ended: new Promise((resolve) => child.once('exit', (code) => resolve(code ?? -1))),
      kill: () => void child.kill(),
    };
  };
