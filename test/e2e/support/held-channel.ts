import type { Desk } from './desk';

/** Makes main hold a channel's answers back until the returned function is called. */
export const holdChannel = async (desk: Desk, channel: string): Promise<() => Promise<void>> => {
  await desk.app.evaluate(({ ipcMain }, name) => {
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (...call: unknown[]) => unknown> })
      ._invokeHandlers;
    const answer = handlers.get(name);
    if (answer === undefined) throw new Error(`There is no channel ${name}`);
    const held = new Promise<void>((resolve) => Object.assign(globalThis, { letGo: resolve }));
    handlers.set(name, async (...call) => {
      await held;
      return answer(...call);
    });
  }, channel);
  return () => desk.app.evaluate(() => (globalThis as unknown as { letGo: () => void }).letGo());
};
