import type { RealApp } from './real-app';
import type { Portal } from '../../../shared/access';

/** Crashes a portal's renderer. Playwright loses the page for good, but main still reaches it. */
export const crashRenderer = (app: RealApp, portal: Portal): Promise<void> =>
  app.electron.evaluate(({ BrowserWindow }, origin) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().startsWith(origin));
    window?.webContents.forcefullyCrashRenderer();
  }, `app://${portal}/`);

/** Evaluates an expression in a portal's page through main. Returns null while there is no page. */
export const askPage = (app: RealApp, portal: Portal, expression: string): Promise<unknown> =>
  app.electron.evaluate(
    async ({ BrowserWindow }, [origin, script]) => {
      const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().startsWith(origin));
      if (window === undefined || window.webContents.isCrashed()) return null;
      // A page that crashes during the call never answers.
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

/** Answers message boxes at once and records their texts for `boxesOf`. */
export const hearBoxes = (app: RealApp): Promise<void> =>
  app.electron.evaluate(({ dialog }) => {
    const texts: string[] = [];
    Object.assign(globalThis, { heardBoxes: texts });
    Object.assign(dialog, {
      showMessageBox: (_window: unknown, { message }: { message: string }) => {
        texts.push(message);
        return Promise.resolve({ response: 0, checkboxChecked: false });
      },
    });
  });

/** The texts of the message boxes since `hearBoxes`. */
export const boxesOf = (app: RealApp): Promise<string[]> =>
  app.electron.evaluate(() => (globalThis as unknown as { heardBoxes: string[] }).heardBoxes);
