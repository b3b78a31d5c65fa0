import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { Portal } from '../../../shared/access';
import { PortalWindow } from '../pages/portal-window';
import type { Person, Username } from './arranged-school';
import { codeAt, wrongCodeAt } from './oathtool';
import { checkout, electronExecutable, offerElectron, testEntry } from './paths';

const originOf = (portal: Portal): string => `app://${portal}/`;

/**
 * The display of this worker, where there are virtual ones: apps that share one share its clipboard, and a window that goes moves
 * the pointer of the window below it.
 */
const ownDisplay = (): Record<string, string> => {
  const displays = process.env.LATCHKEY_DISPLAYS?.split(' ') ?? [];
  const display = displays[Number(process.env.TEST_PARALLEL_INDEX ?? 0) % displays.length];
  return display === undefined ? {} : { DISPLAY: display };
};

/** The environment that the app is started in: ours, but in English, and without what would make Electron behave as plain Node. */
export const appEnvironment = (): Record<string, string> => {
  const { ELECTRON_RUN_AS_NODE: _plainNode, ...environment } = process.env;
  return Object.fromEntries(
    Object.entries({ ...environment, ...ownDisplay(), LANGUAGE: 'en', LC_ALL: 'C.UTF-8' }).filter(
      (pair): pair is [string, string] => pair[1] !== undefined,
    ),
  );
};

/** The real app on one data directory: started, left alone, killed and started again as a test wants. */
export class Desk {
  app!: ElectronApplication;
  /** The complaints in the renderers' consoles. */
  readonly complaints: string[] = [];
  private ahead = 0;

  constructor(
    readonly dataDirectory: string,
    private readonly people: Readonly<Record<Username, Person>> | null,
    /**
     * `test` has a movable clock; `own` is the product's own entry, as `electron .` starts it; `demo` is the demo school,
     * with the data directory as the system's folder for temporary files.
     */
    private readonly entry: 'test' | 'own' | 'demo' = 'test',
  ) {}

  /** Starts the app, with more arguments if need be, and returns the window that it opens. */
  async start(portal: Portal = 'office', ...more: readonly string[]): Promise<PortalWindow> {
    offerElectron();
    this.app = await _electron.launch({
      args: [...this.argumentsFor(portal), ...more],
      cwd: checkout,
      env: this.environment(),
      timeout: 30_000,
      // Otherwise Playwright holds every page in the light theme, whatever the system says.
      colorScheme: null,
    });
    this.app.on('window', (page) => this.listenTo(page));
    for (const page of this.app.windows()) this.listenTo(page);
    // The test entry's clock starts at the computer's time again; the test's time goes on.
    if (this.ahead > 0) await this.moveClock(this.ahead);
    return this.window(portal);
  }

  /** Waits for a portal's window. */
  async window(portal: Portal): Promise<PortalWindow> {
    const isIt = (page: Page): boolean => page.url().startsWith(originOf(portal));
    const page =
      this.app.windows().find(isIt) ?? (await this.app.waitForEvent('window', { predicate: isIt }));
    return new PortalWindow(page, portal, this);
  }

  /** Opens the other portal's window as a person does: by starting the app once more with `--portal=`. */
  async open(portal: Portal): Promise<PortalWindow> {
    const { status } = await this.startAgain(portal);
    if (status !== 0) throw new Error(`The second start ended with exit code ${status}`);
    return this.window(portal);
  }

  /** Starts the app a second time on the same data directory; resolves when that process has ended. */
  async startAgain(portal: Portal): Promise<{ status: number | null }> {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const second = spawn(electronExecutable(), [...this.argumentsFor(portal), ...sandbox], {
      cwd: checkout,
      env: this.environment(),
      stdio: 'ignore',
    });
    return new Promise((resolve, reject) => {
      second.once('error', reject);
      second.once('exit', (status) => resolve({ status }));
    });
  }

  /** A person of the arranged school, with credentials, key and recovery codes. */
  person(username: Username): Person {
    if (this.people === null) throw new Error('This desk was opened without a school.');
    return this.people[username];
  }

  /** Moves both clocks of the app under test ahead. Milliseconds. */
  async passTime(milliseconds: number): Promise<void> {
    this.ahead += milliseconds;
    await this.moveClock(milliseconds);
  }

  /** The app's present time, UTC milliseconds. */
  now(): number {
    return Date.now() + this.ahead;
  }

  /** The code that an authenticator shows now, by oathtool. */
  codeFor(secretKey: string): string {
    return codeAt(secretKey, this.now());
  }

  /** The next time step's code, which nobody has used yet. */
  async nextCodeFor(secretKey: string): Promise<string> {
    await this.passTime(30_000);
    return this.codeFor(secretKey);
  }

  /** Six digits that are not the code. */
  wrongCodeFor(secretKey: string): string {
    return wrongCodeAt(secretKey, this.now());
  }

  /** Ends the app as a person does, and starts it again. */
  async restart(portal: Portal = 'office', ...more: readonly string[]): Promise<PortalWindow> {
    await this.app.close();
    return this.start(portal, ...more);
  }

  /** Kills the app's process with SIGKILL, so that no code of ours runs. */
  async kill(): Promise<void> {
    const main = this.app.process();
    const ended = new Promise((resolve) => main.once('exit', resolve));
    main.kill('SIGKILL');
    await ended;
  }

  /**
   * Crashes a portal's renderer and waits until the app has loaded its page anew: a script given to a process that is just
   * dying is never answered. Playwright loses the page for good; `askWindow` and `picture` still reach it.
   */
  async crashRenderer(portal: Portal): Promise<void> {
    await this.app.evaluate(async ({ BrowserWindow }, origin) => {
      const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().startsWith(origin));
      if (window === undefined) throw new Error(`There is no window of ${origin}`);
      const loaded = new Promise((resolve) =>
        window.webContents.once('did-finish-load', () => resolve(null)),
      );
      window.webContents.forcefullyCrashRenderer();
      await loaded;
    }, originOf(portal));
  }

  /** The value of a JavaScript expression in a portal's page, asked through main; null while the page is not there. */
  askWindow(portal: Portal, expression: string): Promise<unknown> {
    return this.app.evaluate(
      async ({ BrowserWindow }, [origin, script]) => {
        const window = BrowserWindow.getAllWindows().find((one) =>
          one.webContents.getURL().startsWith(origin),
        );
        if (window === undefined || window.webContents.isCrashed()) return null;
        return window.webContents.executeJavaScript(script).catch(() => null);
      },
      [originOf(portal), expression] as const,
    );
  }

  /** A picture (PNG) of a portal's window, taken by main. */
  async picture(portal: Portal): Promise<Buffer> {
    const base64 = await this.app.evaluate(async ({ BrowserWindow }, origin) => {
      const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().startsWith(origin));
      return (await window?.webContents.capturePage())?.toPNG().toString('base64') ?? '';
    }, originOf(portal));
    return Buffer.from(base64, 'base64');
  }

  /** Whether the app has started successfully. */
  get isStarted(): boolean {
    return this.app !== undefined;
  }

  /** The errors in the technical log, a line each. */
  loggedErrors(): string[] {
    const file = join(this.dataDirectory, 'logs/latchkey.log');
    if (!existsSync(file)) return [];
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.includes('[error]'));
  }

  /** Ends the app if it runs, and removes its data. */
  async remove(): Promise<void> {
    if (this.isStarted) await this.app.close().catch(() => undefined);
    rmSync(this.dataDirectory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  private argumentsFor(portal: Portal): string[] {
    return [
      this.entry === 'own' ? checkout : testEntry,
      `--portal=${portal}`,
      this.entry === 'demo' ? '--demo' : `--data-dir=${this.dataDirectory}`,
    ];
  }

  private environment(): Record<string, string> {
    return this.entry === 'demo' ? { ...appEnvironment(), TMPDIR: this.dataDirectory } : appEnvironment();
  }

  private moveClock(milliseconds: number): Promise<void> {
    // Playwright may be there before the entry has run.
    return this.app.evaluate(async (_electron, by) => {
      while (globalThis.passTime === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
      globalThis.passTime(by);
    }, milliseconds);
  }

  private listenTo(page: Page): void {
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }
}
