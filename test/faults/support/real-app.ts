import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { Portal } from '../../../shared/access';
import type { Result } from '../../../shared/result';
import { appEnvironment } from '../../e2e/support/desk';
import { checkout, electronExecutable } from '../../e2e/support/paths';
import { clientOver, type WindowClient } from './client-over';
import { DeskKilled } from './desk-process';

/** The product's own entry, with the computer's clocks and without any test code. */
const productEntry = resolve(checkout, 'out/main/index.js');

const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The real app on a data directory, started from the product's own entry. */
export class RealApp {
  // Read at once, because Playwright does not return the process of an app that has ended.
  private readonly main: ChildProcess;

  private constructor(readonly electron: ElectronApplication) {
    this.main = electron.process();
  }

  static async start(
    dataDirectory: string,
    { env = {}, args = [] }: { env?: Record<string, string>; args?: readonly string[] } = {},
  ): Promise<RealApp> {
    const electron = await _electron.launch({
      executablePath: electronExecutable(),
      args: [productEntry, `--data-dir=${dataDirectory}`, ...args],
      cwd: checkout,
      env: { ...appEnvironment(), ...env },
      timeout: 60_000,
    });
    return new RealApp(electron);
  }

  /** Starts the app like a person, without a driver. */
  static spawn(dataDirectory: string, env: Readonly<Record<string, string>> = {}): ChildProcess {
    return spawn(electronExecutable(), [productEntry, `--data-dir=${dataDirectory}`, ...sandbox], {
      cwd: checkout,
      env: { ...appEnvironment(), ...env },
      stdio: 'pipe',
    });
  }

  /** The terminal output of a refused start. Its message box would wait for a person, so this kills the app. */
  static async refusal(
    dataDirectory: string,
    says: RegExp,
    env: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const child = RealApp.spawn(dataDirectory, env);
    let said = '';
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, 30_000);
      child.stderr?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (says.test(said)) resolve();
      });
      child.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
    });
    child.kill('SIGKILL');
    return said;
  }

  /** The page of a portal's window. Opens it through the other portal if necessary. */
  async page(portal: Portal): Promise<Page> {
    const isIt = (page: Page): boolean => page.url().startsWith(`app://${portal}/`);
    const there = this.electron.windows().find(isIt);
    if (there) return there;
    const first = this.electron.windows()[0] ?? (await this.electron.firstWindow());
    if (isIt(first)) return first;
    const opened = this.electron.waitForEvent('window', { predicate: isIt });
    await clientOf(first).signIn.openPortal({ portal });
    return opened;
  }

  /** The channels of a portal's window through its own bridge. */
  async window(portal: Portal, showsFactors = true): Promise<WindowClient> {
    const page = await this.page(portal);
    await page.waitForFunction('typeof window.desk === "object"');
    return clientOf(page, showsFactors);
  }

  async close(): Promise<void> {
    await this.electron.close();
  }

  /** Sends SIGKILL to the main process and resolves when it has ended. */
  async kill(): Promise<void> {
    const { main } = this;
    const ended = new Promise((resolve) => main.once('exit', resolve));
    if (main.exitCode !== null || main.signalCode !== null) return;
    main.kill('SIGKILL');
    await ended;
  }
}

/** The typed channels of a page, called in the page. */
const clientOf = (page: Page, showsFactors = true): WindowClient =>
  clientOver(async (channel, input) => {
    try {
      return (await page.evaluate(
        ([name, given]) => {
          const [concept, method] = name.split('.') as [string, string];
          const desk = window.desk as unknown as Record<
            string,
            Record<string, (input: unknown) => Promise<unknown>>
          >;
          return desk[concept]?.[method]?.(given ?? undefined);
        },
        [channel, input ?? null] as const,
      )) as Result<unknown>;
    } catch (cause) {
      if (/closed|crashed|destroyed|disconnected/i.test(String(cause))) throw new DeskKilled(String(cause));
      throw cause;
    }
  }, showsFactors);
