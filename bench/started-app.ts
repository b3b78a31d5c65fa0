import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { pause } from './measure';

/** An Electron executable, the app's folder and its data directory. */
export interface Start {
  readonly executable: string;
  readonly app: string;
  readonly dataDirectory: string;
  readonly switches: readonly string[];
}

const patience = 30_000;

/** A running app, through Chromium's debugging port. Playwright would slow main down with an inspector. */
export class StartedApp {
  private nextId = 0;
  private readonly waiting = new Map<
    number,
    { resolve: (answer: unknown) => void; reject: (cause: Error) => void }
  >();

  private constructor(
    private readonly main: ChildProcess,
    private readonly page: WebSocket,
    /** UTC milliseconds. */
    private readonly startedAt: number,
  ) {
    page.addEventListener('message', ({ data }) => {
      const answer = JSON.parse(String(data)) as { id?: number };
      this.waiting.get(answer.id ?? 0)?.resolve(answer);
      this.waiting.delete(answer.id ?? 0);
    });
    page.addEventListener('close', () => {
      for (const { reject } of this.waiting.values()) reject(new Error('The app has ended'));
    });
  }

  static async start({ executable, app, dataDirectory, switches }: Start): Promise<StartedApp> {
    const { ELECTRON_RUN_AS_NODE: _plainNode, ...env } = process.env;
    const args = [app, `--data-dir=${dataDirectory}`, '--remote-debugging-port=0', ...switches];
    const startedAt = Date.now();
    const main = spawn(executable, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    try {
      const page = new WebSocket(await pageAddress(main));
      await once(page, 'open');
      return new StartedApp(main, page, startedAt);
    } catch (cause) {
      main.kill('SIGKILL');
      throw cause;
    }
  }

  /** Milliseconds from the start of the process to the first paint, which shows Latchkey's form. */
  async timeToFocusedField(): Promise<number> {
    const firstPaint = await this.until<number>(`document.activeElement?.name === 'username' &&
      performance.getEntriesByName('first-contentful-paint')[0]?.startTime + performance.timeOrigin`);
    return firstPaint - this.startedAt;
  }

  /** Evaluates an expression in the page until it is true, and returns its value. */
  async until<T>(expression: string): Promise<T> {
    for (const end = performance.now() + patience; performance.now() < end; await pause(20)) {
      const value = await this.evaluate(expression);
      if (value) return value as T;
    }
    throw new Error(`Never true: ${expression}`);
  }

  /** Types into the field of that name. */
  async type(field: string, text: string): Promise<void> {
    await this.until(`document.querySelector('[name="${field}"]') !== null`);
    await this.evaluate(`document.querySelector('[name="${field}"]').focus()`);
    await this.call('Input.insertText', { text });
  }

  /** The value of an expression in the page; undefined while another page loads. */
  async evaluate(expression: string): Promise<unknown> {
    const answer = await this.call('Runtime.evaluate', { expression, returnByValue: true });
    return (answer as { result?: { result?: { value?: unknown } } }).result?.result?.value;
  }

  /** Proportional set size of all of the app's processes; megabytes. It counts shared memory once. Linux only. */
  memory(): number {
    const kilobytes = descendants(this.main.pid ?? 0).map((id) =>
      Number(/^Pss:\s+(\d+) kB/mu.exec(readOrEmpty(`/proc/${id}/smaps_rollup`))?.[1] ?? 0),
    );
    const sum = kilobytes.reduce((one, other) => one + other, 0);
    if (sum === 0) throw new Error('This system does not tell the memory of processes (Linux does)');
    return sum / 1024;
  }

  async end(): Promise<void> {
    const ended = once(this.main, 'exit');
    this.page.close();
    this.main.kill('SIGTERM');
    const forced = setTimeout(() => this.main.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(forced);
  }

  private call(method: string, params: object): Promise<unknown> {
    this.nextId += 1;
    const id = this.nextId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.page.send(JSON.stringify({ id, method, params }));
    });
  }
}

/** Waits for the app's first page; returns its debugging address. */
const pageAddress = async (main: ChildProcess): Promise<string> => {
  const port = await new Promise<string>((resolve, reject) => {
    let output = '';
    main.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = /DevTools listening on ws:\/\/[^/:]+:(\d+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
    main.once('exit', (code) => reject(new Error(`The app ended with exit code ${code}: ${output}`)));
    main.once('error', reject);
  });
  for (const end = performance.now() + patience; performance.now() < end; await pause(20)) {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
    const targets = (await answer.json()) as { type: string; webSocketDebuggerUrl: string }[];
    const page = targets.find(({ type }) => type === 'page');
    if (page) return page.webSocketDebuggerUrl;
  }
  throw new Error('The app showed no page');
};

const readOrEmpty = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended in the meantime.
    return '';
  }
};

/** A process and all of its descendants. */
const descendants = (first: number): readonly number[] => {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    // The program's name stands in brackets, and may hold blanks and brackets itself.
    .filter((name) => Number(/^.*\) \S (\d+)/su.exec(readOrEmpty(`/proc/${name}/stat`))?.[1]) === first)
    .map(Number);
  return [first, ...children.flatMap(descendants)];
};
