import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { SetUpProblem, say } from '../support/say.mts';

/** Whether windows can be shown as things are. Outside Linux that is taken for granted. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Runs `action` with a display: the present one, or else an Xvfb of our own that is named in `process.env.DISPLAY` meanwhile
 * (so child processes find it) and ended afterwards.
 */
export async function withDisplay<T>(action: () => Promise<T>): Promise<T> {
  if (hasDisplay()) return action();
  const { server, display } = await startXvfb();
  const end = (): boolean => server.kill();
  const endOnSignal = (): void => {
    end();
    process.exit(143);
  };
  process.once('exit', end);
  process.once('SIGTERM', endOnSignal);
  process.once('SIGHUP', endOnSignal);
  process.env.DISPLAY = display;
  try {
    return await action();
  } finally {
    delete process.env.DISPLAY;
    process.off('exit', end);
    process.off('SIGTERM', endOnSignal);
    process.off('SIGHUP', endOnSignal);
    end();
  }
}

async function startXvfb(): Promise<{ server: ChildProcess; display: string }> {
  // With -displayfd the server picks a free number itself and tells it, so that runs side by side never collide.
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  let complaint = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const number = await new Promise<string>((resolve, reject) => {
    let answer = '';
    (server.stdio[3] as Readable).on('data', (chunk: Buffer) => {
      answer += chunk.toString();
      if (answer.includes('\n')) resolve(answer.trim());
    });
    server.once('error', (error) => reject(new SetUpProblem(`Xvfb could not be started: ${error.message}`)));
    server.once('exit', (code) =>
      reject(new SetUpProblem(`Xvfb ended at once (exit code ${code}):\n${complaint.trim()}`)),
    );
  });
  say(`no display here: using a virtual one, :${number}`);
  return { server, display: `:${number}` };
}
