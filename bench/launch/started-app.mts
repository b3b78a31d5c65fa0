import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { appEnvironment } from './app-environment.mts';
import { Inspected } from './inspected.mts';

/** What is started: an Electron executable on an app's folder with a data directory of its own. */
export interface Start {
  readonly executable: string;
  readonly app: string;
  readonly dataDirectory: string;
  readonly switches: readonly string[];
}

/** An app that runs, seen through the debugging port: nothing of the measurement runs inside of it. */
export class StartedApp {
  private readonly main: ChildProcess;
  private readonly page: Inspected;
  /** When the process was started, UTC milliseconds. */
  private readonly startedAt: number;

  private constructor(main: ChildProcess, page: Inspected, startedAt: number) {
    this.main = main;
    this.page = page;
    this.startedAt = startedAt;
  }

  /** Starts the app and connects to its first page. */
  static async start({ executable, app, dataDirectory, switches }: Start): Promise<StartedApp> {
    const port = await freePort();
    const args = [app, `--data-dir=${dataDirectory}`, `--remote-debugging-port=${port}`, ...switches];
    const startedAt = Date.now();
    const main = spawn(executable, args, { env: appEnvironment(), stdio: 'ignore' });
    const page = await Inspected.at(port, 'page', () => main.exitCode !== null);
    if (!page) throw new Error('The app showed no page');
    return new StartedApp(main, page, startedAt);
  }

  /** Milliseconds from the start of the process to the first paint of a page whose field `name` has the focus. */
  async timeToFocusedField(name: string): Promise<number> {
    const expression = `document.activeElement?.name === ${JSON.stringify(name)} &&
      performance.getEntriesByName('first-contentful-paint')[0]?.startTime + performance.timeOrigin`;
    return (await this.until<number>(expression)) - this.startedAt;
  }

  /** Evaluates an expression in the page until it is true, and returns its value. */
  async until<T>(expression: string): Promise<T> {
    const end = performance.now() + 30_000;
    while (performance.now() < end) {
      const value = await this.evaluate(expression).catch((cause: unknown) => {
        // The page is just being replaced by the one that is loaded.
        if (!String(cause).includes('execution context')) throw cause;
      });
      if (value) return value as T;
      await pause(20);
    }
    throw new Error(`It never came true: ${expression}`);
  }

  /** The value of an expression in the page; a promise is awaited. */
  evaluate(expression: string): Promise<unknown> {
    return this.page.evaluate(expression);
  }

  /** Calls a method of the debugging protocol on the page, such as one that turns the wheel of the mouse. */
  call(method: string, params: unknown): Promise<unknown> {
    return this.page.call(method, params);
  }

  /** The process id of the main process; its children are the app's other processes. */
  get processId(): number {
    return this.main.pid ?? 0;
  }

  /** Ends the app and waits for it. */
  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.main.once('exit', resolve));
    this.page.close();
    this.main.kill('SIGTERM');
    const patience = setTimeout(() => this.main.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(patience);
  }
}

/** A port that nobody listens at. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
