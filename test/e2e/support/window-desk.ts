import type { Desk } from '../../../shared/ipc/contracts';

declare global {
  interface Window {
    /** For what tests run inside of a page: `self.desk`, as the preload script puts it there. */
    readonly desk: Desk;
  }
}
