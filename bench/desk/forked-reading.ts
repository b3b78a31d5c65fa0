import { fork } from 'node:child_process';
import type { StartReading } from '../../main/store-reader/process-reader';

/** Starts the product's reading process as plain Node does, in place of Electron's utility process; `script` is reading-entry.ts, bundled. */
export const forkedReading =
  (script: string): StartReading =>
  (args) => {
    const child = fork(script, [...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    return {
      onMessage: (listener) => void child.on('message', listener),
      ended: new Promise((resolve) => child.once('exit', (code) => resolve(code ?? -1))),
      kill: () => void child.kill(),
    };
  };
