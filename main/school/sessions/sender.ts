import type { Portal } from '../../../shared/access';
import type { WindowId } from '../platform/window-id';

/** The calling window and its portal, after the sender check. */
export interface Sender {
  readonly windowId: WindowId;
  readonly portal: Portal;
}
