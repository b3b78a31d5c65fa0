import type { Desktop } from '../platform/desktop';

/** The desktop while the demo school is filled: no window is open yet. */
export const noDesktop: Desktop = {
  openPortal: () => undefined,
  setLanguage: () => undefined,
  notify: () => undefined,
  notifyAll: () => undefined,
  showFolder: () => undefined,
  print: async () => false,
  toPdf: async () => null,
  saveFile: async () => 'failed',
  saveParts: async () => 'failed',
  copyText: async () => false,
  copySecret: async () => false,
};
