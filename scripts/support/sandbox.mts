import { runQuietly } from './run.mts';
import { say } from './say.mts';

/**
 * The switches that Electron needs on this machine: none, or --no-sandbox if Chromium's sandbox can't work. It then tells the
 * person so. For development only: a packaged app refuses that switch.
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
  // Some distributions and containers forbid user namespaces, and this script must not install a set-uid helper.
  const { exitCode, stderr } = runQuietly('unshare', ['--user', '--map-root-user', 'true']);
  const unshareIsMissing = exitCode === 127;
  return exitCode === 0 || unshareIsMissing
    ? undefined
    : `this machine allows no user namespaces (${stderr.trim()})`;
}
