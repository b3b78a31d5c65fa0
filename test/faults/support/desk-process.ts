import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CommandCall } from '../../../main/serve/command-call';
import type { Portal } from '../../../shared/access';
import type { Result } from '../../../shared/result';
import { testEntry } from '../../e2e/support/paths';
import { clientOver, type WindowClient } from './client-over';
import type { DeskProcessOptions, Reply, Request } from './desk-process-protocol';

/** Where `scripts/faults.mts` bundles the desk process. */
const entry = join(dirname(dirname(testEntry)), 'faults/desk-process.js');

/** The process was killed before it answered. */
export class DeskKilled extends Error {
  override readonly name = 'DeskKilled';
}

/** The desk did not start. `reason` comes from StartRefused; it is null for any other error. */
export class NotStarted extends Error {
  override readonly name = 'NotStarted';
  constructor(
    readonly reason: string | null,
    message: string,
  ) {
    super(message);
  }
}

/** How the process is started, besides the desk's own options. */
export interface Around {
  /** A command that runs Node, such as one that drops rights. */
  readonly prefix?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const defaults = { keychain: null, ahead: 0, tickEvery: 1_000, command: null } as const;
type Options = Partial<DeskProcessOptions> & { readonly directory: string };

type Waiting = { readonly resolve: (reply: Reply) => void; readonly reject: (cause: Error) => void };

/** A desk in a process of its own. */
export class DeskProcess {
  /** The desk's technical log. */
  readonly logged: string[] = [];
  private readonly waiting = new Map<number, Waiting>();
  private readonly ended: Promise<void>;
  private requests = 0;
  private windows = 0;

  private constructor(
    private readonly child: ChildProcess,
    private readonly first: { take: ((reply: Reply | null) => void) | null },
  ) {
    this.ended = new Promise((resolve) => child.once('close', () => resolve()));
    createInterface({ input: child.stdout! }).on('line', (line) => this.hear(JSON.parse(line) as Reply));
    child.stderr!.on('data', (chunk: Buffer) => this.logged.push(chunk.toString()));
    // The process has ended. The pending answer rejects for that.
    child.stdin!.on('error', () => undefined);
    void this.ended.then(() => {
      this.first.take?.(null);
      for (const { reject } of this.waiting.values()) reject(new DeskKilled('The desk process has ended'));
      this.waiting.clear();
    });
  }

  /** Starts a desk and resolves when it is open. Rejects with NotStarted. */
  static async start(options: Options, around: Around = {}): Promise<DeskProcess> {
    const { desk, first } = DeskProcess.launch(options, around);
    const reply = await first;
    if (reply?.kind === 'ready') return desk;
    await desk.ended;
    throw reply?.kind === 'refused'
      ? new NotStarted(reply.reason, reply.message)
      : new NotStarted(null, `The desk process ended without a word. ${desk.logged.join('')}`);
  }

  /** Starts a desk and returns at once, so that a test can kill it during its start. */
  static begin(options: Options): DeskProcess {
    return DeskProcess.launch(options, {}).desk;
  }

  /** Runs a command of the closed desk. Returns null if the process is killed meanwhile. */
  static async command(
    options: Options & { readonly command: CommandCall },
    onStart: (desk: DeskProcess) => void = () => undefined,
  ): Promise<{ exitCode: number; lines: readonly string[] } | null> {
    const { desk, first } = DeskProcess.launch(options, {});
    onStart(desk);
    const reply = await first;
    await desk.ended;
    return reply?.kind === 'command' ? reply : null;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Opens a window of a portal. */
  window(portal: Portal, showsFactors = true): WindowClient {
    this.windows += 1;
    const windowId = this.windows;
    return clientOver(async (channel, input): Promise<Result<unknown>> => {
      const reply = await this.ask({ do: 'call', windowId, portal, channel, input });
      if (reply.kind !== 'answer') throw new Error(`Not an answer: ${JSON.stringify(reply)}`);
      return reply.result;
    }, showsFactors);
  }

  /** Lets time pass for the desk; with `inUse`, while somebody uses its windows. */
  async pass(milliseconds: number, { inUse } = { inUse: false }): Promise<void> {
    await this.ask({ do: 'pass', milliseconds, inUse });
  }

  /** The desk's clocks. */
  async clock(): Promise<{ now: number; monotonic: number }> {
    const reply = await this.ask({ do: 'clock' });
    if (reply.kind !== 'done') throw new Error(`Not an answer: ${JSON.stringify(reply)}`);
    return reply;
  }

  /** Ends the desk as the app does. */
  async close(): Promise<void> {
    await this.ask({ do: 'close' }).catch(() => undefined);
    await this.ended;
  }

  /** Sends SIGKILL and resolves when the process has ended. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  private static launch(options: Options, { prefix = [], env = {} }: Around) {
    const given: DeskProcessOptions = { ...defaults, ...options };
    const [command, ...args] = [...prefix, process.execPath, entry, JSON.stringify(given)];
    const child = spawn(command ?? process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: 'pipe',
    });
    const slot: { take: ((reply: Reply | null) => void) | null } = { take: null };
    const first = new Promise<Reply | null>((resolve) => {
      slot.take = resolve;
    });
    return { desk: new DeskProcess(child, slot), first };
  }

  private hear(reply: Reply): void {
    if (reply.kind === 'logged') this.logged.push(reply.text);
    else if (reply.kind === 'answer' || reply.kind === 'done') {
      this.waiting.get(reply.id)?.resolve(reply);
      this.waiting.delete(reply.id);
    } else this.first.take?.(reply);
  }

  private ask(request: DistributiveOmit<Request, 'id'>): Promise<Reply> {
    this.requests += 1;
    const id = this.requests;
    return new Promise((resolve, reject) => {
      if (this.child.exitCode !== null || this.child.signalCode !== null) {
        reject(new DeskKilled('The desk process has ended'));
        return;
      }
      this.waiting.set(id, { resolve, reject });
      this.child.stdin!.write(`${JSON.stringify({ ...request, id })}\n`);
    });
  }
}

type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;
