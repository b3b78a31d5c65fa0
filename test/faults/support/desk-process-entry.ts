import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runCommand } from '../../../main/serve/run-command';
import { DeskHost } from '../../../main/link/desk-host';
import { inThread } from '../../../main/school/backups/store-thread';
import type { Clock } from '../../../main/school/platform/clock';
import { systemClock } from '../../../main/school/platform/clock';
import { systemRandom } from '../../../main/school/platform/random';
import { StartRefused } from '../../../main/school/platform/start-refused';
import { type WindowId, windowIdOf } from '../../../main/school/platform/window-id';
import { ok } from '../../../shared/result';
import { FakeDesktop } from '../../support/fake-desktop';
import { fakeKeyProtector } from '../../support/fake-key-protector';
import { fakeProduct } from '../../support/fake-product';
import type { DeskProcessOptions, Reply, Request } from './desk-process-protocol';

// A desk in a process of its own, which tests can kill: the product's main without windows. It speaks lines of JSON.

const options = JSON.parse(process.argv[2] ?? '') as DeskProcessOptions;
let ahead = options.ahead;

const clock: Clock = {
  now: () => systemClock.now() + ahead,
  monotonic: () => systemClock.monotonic() + ahead,
};
const say = (reply: Reply): void => void process.stdout.write(`${JSON.stringify(reply)}\n`);
const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

const platform = {
  dataDirectory: options.directory,
  clock,
  random: systemRandom,
  keyProtector: fakeKeyProtector(options.keychain),
  desktop: new FakeDesktop(),
  logger: {
    info: () => undefined,
    error: (message: string, cause: unknown) =>
      say({ kind: 'logged', text: `${message}: ${messageOf(cause)}` }),
  },
  product: fakeProduct,
  doTask: inThread(join(__dirname, 'store-worker.js')),
};

const serve = async (): Promise<void> => {
  const host = new DeskHost(platform);
  await host.ready();
  const timer = setInterval(() => {
    host.tick().catch((cause) => platform.logger.error('Timed work failed', cause));
  }, options.tickEvery);

  const windows = new Set<WindowId>();
  const answer = async (request: Request): Promise<void> => {
    const { id } = request;
    if (request.do === 'call') {
      const { portal, channel, input } = request;
      const windowId = windowIdOf(request.windowId);
      windows.add(windowId);
      const result = await host.dispatch({ windowId, portal }, channel, input);
      say({ kind: 'answer', id, result: result.ok ? ok(result.value ?? null) : result });
      return;
    }
    if (request.do === 'pass') {
      ahead += request.milliseconds;
      if (request.inUse) for (const windowId of windows) await host.touch(windowId);
    }
    if (request.do === 'close') {
      clearInterval(timer);
      // Like the app, it logs an error of the end and ends nevertheless.
      await host.close().catch((cause) => platform.logger.error('The close failed', cause));
    }
    say({ kind: 'done', id, now: clock.now(), monotonic: clock.monotonic() });
    if (request.do === 'close') process.exit(0);
  };

  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    answer(JSON.parse(line) as Request).catch((cause) => platform.logger.error('A request failed', cause));
  });
  // The parent process has ended.
  lines.on('close', () => process.exit(1));
  say({ kind: 'ready' });
};

const command = async (): Promise<void> => {
  if (!options.command) return;
  const lines: string[] = [];
  const keep = (text: string): void => void lines.push(text);
  const exitCode = await runCommand(options.command, platform, { line: keep, problem: keep });
  say({ kind: 'command', exitCode, lines });
  process.exit(0);
};

(options.command ? command() : serve()).catch((cause) => {
  say({
    kind: 'refused',
    reason: cause instanceof StartRefused ? cause.reason : null,
    message: messageOf(cause),
  });
  process.exit(1);
});
