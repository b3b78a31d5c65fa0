import { runQuietly } from './run.mts';
import { say } from './say.mts';

/**
 * Switches that Electron needs to start at all on this machine: nothing, or --no-sandbox where Chromium's sandbox cannot work,
 * which is said. For development only; a packaged app refuses that switch.
 */
export function sandboxSwitches(): string[] {
  const obstacle = sandboxObstacle();
  if (obstacle === undefined) return [];
  say(`starting without Chromium's sandbox (--no-sandbox): ${obstacle}`);
  return ['--no-sandbox'];
}

function sandboxObstacle(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  if (process.getuid?.() === 0) return 'it does not work for root';
  // Some distributions and containers forbid user namespaces, and a set-uid helper is not ours to install.
  const { exitCode, stderr } = runQuietly('unshare', ['--user', '--map-root-user', 'true']);
  const unshareIsMissing = exitCode === 127;
  return exitCode === 0 || unshareIsMissing
    ? undefined
    : `this machine allows no user namespaces (${stderr.trim()})`;
}
