import type { Desk } from '../../../shared/ipc/contracts';

declare global {
  interface Window {
    /** `self.desk` from the preload script, for code that tests run inside a page. */
    readonly desk: Desk;
  }
}
