import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { _electron } from '@playwright/test';
import { sandboxSwitches } from '../support/sandbox.mts';
import { checkout } from '../support/paths.mts';

type Portal = 'office' | 'staff';

/** A person at the app's windows, who finds controls only by their names on the screen. */
export class Visitor {
  app!: ElectronApplication;
  private readonly switches = sandboxSwitches();
  private readonly which: string;

  /** `which` is the switch that selects the app's data. */
  constructor(which: `--data-dir=${string}` | '--demo') {
    this.which = which;
  }

  /** Starts the product's entry; resolves with its window. */
  async start(portal: Portal): Promise<Page> {
    const { ELECTRON_RUN_AS_NODE: _plainNode, ...env } = process.env;
    // Without an `executablePath`, Playwright uses the electron package's, which finds the runtime by the environment. Playwright
    // then also delays the app's `ready` until it is attached.
    this.app = await _electron.launch({
      args: [checkout, `--portal=${portal}`, this.which],
      chromiumSandbox: this.switches.length === 0,
      cwd: checkout,
      env: env as Record<string, string>,
      // Otherwise Playwright forces every page into the light theme.
      colorScheme: null,
      timeout: 60_000,
    });
    await this.useTheme('light');
    return this.window(portal);
  }

  async window(portal: Portal): Promise<Page> {
    const isIt = (page: Page): boolean => page.url().startsWith(`app://${portal}/`);
    return this.app.windows().find(isIt) ?? this.app.waitForEvent('window', { predicate: isIt });
  }

  async useTheme(theme: 'light' | 'dark'): Promise<void> {
    await this.app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
  }

  /** Ends the app with SIGKILL, like a power cut. */
  async cutPower(): Promise<void> {
    const main = this.app.process();
    const ended = new Promise((resolve) => main.once('exit', resolve));
    main.kill('SIGKILL');
    await ended;
  }

  async leave(): Promise<void> {
    await this.app?.close().catch(() => undefined);
  }
}

/** A field by its label. */
export const field = (page: Page, label: string): Locator => page.getByLabel(label, { exact: true });

/** Types into fields, by their labels. */
export async function type(page: Page, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(texts)) await field(page, label).fill(text);
}

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
/** Presses a button of one part of a window, such as a dialog. */
export const pressIn = (part: Locator, name: string): Promise<void> =>
  part.getByRole('button', { name, exact: true }).click();
export const follow = (page: Page, name: string): Promise<void> =>
  page.getByRole('link', { name, exact: true }).click();
export const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { name, exact: true }).waitFor();
export const seesText = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor();

/** Chooses a file with this text for the field whose label begins with `label`. */
export const chooseFile = (page: Page, label: string, name: string, text: string): Promise<void> =>
  page.getByLabel(label).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** Only the top bar shows whether a person is signed in. */
export const signedIn = (page: Page, name: string): Promise<void> =>
  page.getByRole('banner').getByRole('button', { name, exact: true }).waitFor();

export async function signOut(page: Page, name: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name, exact: true }).click();
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
}

export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await type(page, { Username: username, Password: password });
  await press(page, 'Sign in');
}
