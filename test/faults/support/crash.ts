import type { RealApp } from './real-app';
import type { Portal } from '../../../shared/access';

/** Crashes a portal's renderer. Playwright loses the page for good; main still reaches it. */
export const crashRenderer = (app: RealApp, portal: Portal): Promise<void> =>
  app.electron.evaluate(({ BrowserWindow }, origin) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().startsWith(origin));
    window?.webContents.forcefullyCrashRenderer();
  }, `app://${portal}/`);

/** What a portal's page makes of an expression, asked through main; null while there is no page. */
export const askPage = (app: RealApp, portal: Portal, expression: string): Promise<unknown> =>
  app.electron.evaluate(
    async ({ BrowserWindow }, [origin, script]) => {
      const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().startsWith(origin));
      if (window === undefined || window.webContents.isCrashed()) return null;
      // A page that crashes while it is asked never answers.
      const silence = new Promise((resolve) => setTimeout(() => resolve(null), 2_000));
      return Promise.race([window.webContents.executeJavaScript(script).catch(() => null), silence]);
    },
    [`app://${portal}/`, expression] as const,
  );

/** Closes a portal's window. */
export const closeWindow = (app: RealApp, portal: Portal): Promise<void> =>
  app.electron.evaluate(({ BrowserWindow }, origin) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().startsWith(origin));
    window?.destroy();
  }, `app://${portal}/`);

/** Keeps message boxes from waiting for somebody who presses a button; `boxesOf` tells what they said. */
export const hearBoxes = (app: RealApp): Promise<void> =>
  app.electron.evaluate(({ dialog }) => {
    const heard: string[] = [];
    Object.assign(globalThis, { heardBoxes: heard });
    Object.assign(dialog, {
      showMessageBox: (_window: unknown, { message }: { message: string }) => {
        heard.push(message);
        return Promise.resolve({ response: 0, checkboxChecked: false });
      },
    });
  });

/** What message boxes said since `hearBoxes`. */
export const boxesOf = (app: RealApp): Promise<string[]> =>
  app.electron.evaluate(() => (globalThis as unknown as { heardBoxes: string[] }).heardBoxes);
