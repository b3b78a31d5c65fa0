import type { Desktop } from '../platform/desktop';

/** There is no window yet while the demo school is filled. */
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
