import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { SetUpProblem, say } from '../support/say.mts';

/** Whether a display is available. Outside Linux it always is. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Runs `action` with the present display, or else with `count` Xvfb servers that it stops afterwards. Meanwhile
 * `process.env.DISPLAY` names the first server, and `LATCHKEY_DISPLAYS` all of them.
 */
export async function withDisplay<T>(action: () => Promise<T>, count = 1): Promise<T> {
  if (hasDisplay()) return action();
  const started: Xvfb[] = [];
  const end = (): void => {
    for (const { server } of started) server.kill();
  };
  const endOnSignal = (): void => {
    end();
    process.exit(143);
  };
  process.once('exit', end);
  process.once('SIGTERM', endOnSignal);
  process.once('SIGHUP', endOnSignal);
  try {
    while (started.length < count) started.push(await startXvfb());
    const displays = started.map(({ display }) => display);
    process.env.DISPLAY = displays[0];
    process.env.LATCHKEY_DISPLAYS = displays.join(' ');
    return await action();
  } finally {
    delete process.env.DISPLAY;
    delete process.env.LATCHKEY_DISPLAYS;
    process.off('exit', end);
    process.off('SIGTERM', endOnSignal);
    process.off('SIGHUP', endOnSignal);
    end();
  }
}

type Xvfb = { readonly server: ChildProcess; readonly display: string };

async function startXvfb(): Promise<Xvfb> {
  // With -displayfd the server chooses a free number and reports it, so that parallel runs never collide.
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
