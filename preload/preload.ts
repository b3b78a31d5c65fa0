import { contextBridge, ipcRenderer } from 'electron';
import { deskChangedChannel } from '../shared/ipc/contract';

/** Channel names by portal, put in by the build from the contracts. */
declare const __CHANNELS__: Readonly<Record<string, readonly string[]>>;

type Call = (input?: unknown) => Promise<unknown>;

const desk: Record<string, Record<string, Call> | ((listener: () => void) => () => void)> = {
  onChanged: (listener) => {
    const heard = (): void => listener();
    ipcRenderer.on(deskChangedChannel, heard);
    return () => ipcRenderer.removeListener(deskChangedChannel, heard);
  },
};

// app://office or app://staff: a window gets the channels of its own portal and no others. The router checks it again.
for (const channel of __CHANNELS__[location.host] ?? []) {
  const [concept = '', method = ''] = channel.split('.');
  desk[concept] ??= {};
  (desk[concept] as Record<string, Call>)[method] = (input) => ipcRenderer.invoke(channel, input);
}

contextBridge.exposeInMainWorld('desk', desk);
