import { dirname } from 'node:path';
import { build } from './build.mts';
import { testPackageExecutable } from './packaging/configuration.mts';
import { beforeRelease } from './packaging/hooks.mts';
import { setup } from './setup.mts';
import { announceRuntime } from './set-up/electron-runtime.mts';
import { holdInstalledSize, installedSize } from './support/installed-size.mts';
import { checkout } from './support/paths.mts';
import { runShown, toolScript } from './support/run.mts';
import { runScript, say, secondsSince } from './support/say.mts';

const testBuild = '--test-build';

// `npm run package [-- arguments for electron-builder]`: packages for people, which the configuration's hooks refuse on the
// fallback runtime. With --test-build: the unpacked app for tests, in a folder and under a name of its own.
await runScript(async () => {
  const args = process.argv.slice(2);
  const forTests = args.includes(testBuild);
  const more = args.filter((arg) => arg !== testBuild);
  const startedAt = performance.now();
  announceRuntime(await setup());
  // The configuration has it too, for whoever calls electron-builder directly; here it saves the build.
  if (!forTests) beforeRelease();
  // A release is built anew whatever was there.
  await build({ onlyWhenStale: forTests });
  const configuration = forTests ? ['--config', 'electron-builder.test-build.ts', '--linux', 'dir'] : [];
  const exitCode = await runShown(
    process.execPath,
    [toolScript('electron-builder'), ...configuration, ...more],
    { cwd: checkout },
  );
  if (exitCode !== 0) return exitCode;
  say(`packaged into ${forTests ? 'dist-test' : 'dist'}/ (${secondsSince(startedAt)})`);
  if (!forTests) return exitCode;
  const size = installedSize(dirname(testPackageExecutable));
  say(`installed: ${size.ours} bytes of our own, ${size.runtime} of Electron`);
  holdInstalledSize(size);
  return exitCode;
});
