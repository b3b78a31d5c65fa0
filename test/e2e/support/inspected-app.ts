import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { appEnvironment } from './desk';

const nobody = 65_534;

/** Who may run a packaged app: root may not, as Chromium's sandbox does not work for root. */
export const ordinaryUser = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};

interface Answer {
  readonly id?: number;
  readonly result?: {
    readonly result?: { readonly value?: unknown };
    readonly exceptionDetails?: { readonly text: string };
  };
}

/**
 * A packaged app, with its sandbox, reached through Node's inspector alone: it refuses the `--remote-debugging-port` and
 * `--no-sandbox` that Playwright would start it with. Driven as by somebody who has a keyboard and eyes.
 */
export class InspectedApp {
  private nextId = 0;
  private readonly waiting = new Map<number, (answer: Answer) => void>();

  private constructor(
    private readonly child: ChildProcess,
    private readonly socket: WebSocket,
  ) {
    socket.addEventListener('message', ({ data }) => {
      const answer = JSON.parse(String(data)) as Answer;
      if (answer.id !== undefined) this.waiting.get(answer.id)?.(answer);
    });
  }

  /** Starts an executable with `--inspect`; `home` is where its user may write. */
  static async start(executable: string, home: string, args: readonly string[]): Promise<InspectedApp> {
    const child = spawn(executable, ['--inspect=0', ...args], {
      ...ordinaryUser,
      cwd: home,
      env: { ...appEnvironment(), HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stderr?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /ws:\/\/127\.0\.0\.1:\S+/.exec(said)?.[0];
        if (found !== undefined) resolve(found);
      });
      child.once('exit', (code) => reject(new Error(`The app ended with exit code ${code}:\n${said}`)));
    });
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', reject);
    });
    const app = new InspectedApp(child, socket);
    // The inspector starts before the app's own code.
    const isThere = "typeof process === 'object' && process.mainModule !== undefined";
    while ((await app.evaluate(isThere)) !== true) await pause(50);
    return app;
  }

  /** The value of an expression in the main process, where `electron` is Electron. */
  inMain(expression: string): Promise<unknown> {
    return this.evaluate(
      `(async () => { const electron = process.mainModule.require('electron'); return (${expression}); })()`,
    );
  }

  private async evaluate(source: string): Promise<unknown> {
    const id = (this.nextId += 1);
    const answered = new Promise<Answer>((resolve) => this.waiting.set(id, resolve));
    const params = { expression: source, awaitPromise: true, returnByValue: true };
    this.socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
    const { result } = await answered;
    this.waiting.delete(id);
    if (result?.exceptionDetails) throw new Error(`In main: ${result.exceptionDetails.text} (${source})`);
    return result?.result?.value;
  }

  /** The value of an expression in the first window's page. */
  inPage(expression: string): Promise<unknown> {
    return this.inMain(
      `await electron.BrowserWindow.getAllWindows()[0].webContents.executeJavaScript(${JSON.stringify(expression)})`,
    );
  }

  /** Waits until an expression in the page is true. */
  async until(expression: string): Promise<void> {
    for (let tries = 0; tries < 150; tries += 1) {
      if ((await this.inPage(expression).catch(() => false)) === true) return;
      await pause(100);
    }
    throw new Error(
      `Never true: ${expression}\nOn the screen: ${String(await this.inPage('document.body.innerText'))}`,
    );
  }

  /** Waits for a heading. */
  async heading(text: string): Promise<void> {
    await this.until(
      `[...document.querySelectorAll('h1')].some((one) => one.innerText === ${JSON.stringify(text)})`,
    );
  }

  /** Presses a key in the first window. */
  async press(key: 'Tab' | 'Enter' | 'Space' | 'Down'): Promise<void> {
    await this.inMain(`(() => {
      const { webContents } = electron.BrowserWindow.getAllWindows()[0];
      webContents.focus();
      webContents.sendInputEvent({ type: 'keyDown', keyCode: '${key}' });
      ${key === 'Enter' ? "webContents.sendInputEvent({ type: 'char', keyCode: '\\u000d' });" : ''}
      ${key === 'Space' ? "webContents.sendInputEvent({ type: 'char', keyCode: ' ' });" : ''}
      webContents.sendInputEvent({ type: 'keyUp', keyCode: '${key}' });
    })()`);
    await pause(50);
  }

  /** Presses Tab until the control with this label or text has the focus. */
  async tabTo(name: string): Promise<void> {
    const focused = `(() => {
      const one = document.activeElement;
      const label = one?.labels?.[0]?.innerText ?? one?.getAttribute('aria-label') ?? one?.innerText ?? '';
      return label.trim() === ${JSON.stringify(name)};
    })()`;
    for (let presses = 0; presses < 60; presses += 1) {
      if ((await this.inPage(focused)) === true) return;
      await this.press('Tab');
    }
    throw new Error(`The keyboard does not reach ${name}`);
  }

  /** Types into the control with this label. */
  async type(name: string, text: string): Promise<void> {
    await this.tabTo(name);
    await this.inMain(
      `await electron.BrowserWindow.getAllWindows()[0].webContents.insertText(${JSON.stringify(text)})`,
    );
  }

  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    await this.inMain('electron.app.quit()').catch(() => undefined);
    const forced = setTimeout(() => this.child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(forced);
    this.socket.close();
  }
}
