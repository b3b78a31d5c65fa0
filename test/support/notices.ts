import type { Result } from '../../shared/result';
import { stageOf, type TestWindow } from './test-desk';

/** The notices that a signed-in window shows. */
export const noticesIn = async (window: TestWindow) => (await stageOf(window, 'signed-in')).notices;

/** Presses `Dismiss`: names the notices that the window shows. */
export const dismissShown = async (window: TestWindow): Promise<Result<unknown>> =>
  window.session.dismissNotices({
    seen: (await noticesIn(window)).map(({ id, count }) => ({ id, count })),
  });
