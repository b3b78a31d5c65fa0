import { contextBridge, ipcRenderer } from 'electron';
import { deskEvents } from '../shared/desk-events';

/** Channel names by portal. The build inserts them from the contracts. */
declare const __CHANNELS__: Readonly<Record<string, readonly string[]>>;

type Call = (input?: unknown) => Promise<unknown>;
type Subscribe = (listener: (payload: unknown) => void) => () => void;

const subscribeTo =
  (channel: string): Subscribe =>
  (listener) => {
    const handler = (_event: unknown, payload: unknown): void => listener(payload);
    ipcRenderer.on(channel, handler);
    return () => ipcRenderer.removeListener(channel, handler);
  };

const desk: Record<string, Record<string, Call> | Subscribe> = {};
for (const [name, channel] of Object.entries(deskEvents)) desk[name] = subscribeTo(channel);

// A window gets only the channels of its own portal (app://office or app://staff). The dispatcher checks that again.
for (const channel of __CHANNELS__[location.host] ?? []) {
  const [concept = '', method = ''] = channel.split('.');
  desk[concept] ??= {};
  (desk[concept] as Record<string, Call>)[method] = (input) => ipcRenderer.invoke(channel, input);
}

contextBridge.exposeInMainWorld('desk', desk);
