import { contextBridge, ipcRenderer } from 'electron';
import { deskEvents } from '../shared/desk-events';

/** Channel names by portal, put in by the build from the contracts. */
declare const __CHANNELS__: Readonly<Record<string, readonly string[]>>;

type Call = (input?: unknown) => Promise<unknown>;
type Hear = (listener: (carried: unknown) => void) => () => void;

const hearing =
  (channel: string): Hear =>
  (listener) => {
    const heard = (_event: unknown, carried: unknown): void => listener(carried);
    ipcRenderer.on(channel, heard);
    return () => ipcRenderer.removeListener(channel, heard);
  };

const desk: Record<string, Record<string, Call> | Hear> = {};
for (const [name, channel] of Object.entries(deskEvents)) desk[name] = hearing(channel);

// app://office or app://staff: a window gets the channels of its own portal and no others. The router checks it again.
for (const channel of __CHANNELS__[location.host] ?? []) {
  const [concept = '', method = ''] = channel.split('.');
  desk[concept] ??= {};
  (desk[concept] as Record<string, Call>)[method] = (input) => ipcRenderer.invoke(channel, input);
}

contextBridge.exposeInMainWorld('desk', desk);
