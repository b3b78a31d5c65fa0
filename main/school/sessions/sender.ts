import type { Portal } from '../../../shared/access';
import type { WindowId } from '../platform/window-id';

/** The window that called, as the sender check found it. */
export interface Sender {
  readonly windowId: WindowId;
  readonly portal: Portal;
}
