import { dirname } from 'node:path';
import { build } from './build.mts';
import { beforePack } from './packaging/release-hooks.mts';
import { testPackageExecutable } from './packaging/test-package.mts';
import { setup } from './setup.mts';
import { announceRuntime, type ElectronRuntime } from './set-up/electron-runtime.mts';
import { assertInstalledSize, installedSize } from './support/installed-size.mts';
import { checkout } from './support/paths.mts';
import { runShown, toolScript } from './support/run.mts';
import { runScript, say, secondsSince } from './support/say.mts';

const testBuild = '--test-build';

/** The arguments with which electron-builder packs the test build on this checkout's runtime. */
const testBuildOf = ({ version, folder }: ElectronRuntime): string[] => [
  '--config=electron-builder.test-build.yml',
  '--linux=dir',
  `-c.electronVersion=${version}`,
  `-c.electronDist=${folder}`,
];

// `npm run package [-- arguments for electron-builder]`: makes packages for people; the hooks of
// electron-builder.yml refuse the fallback runtime. With --test-build it makes the unpacked app for tests, with its own folder and name.
await runScript(async () => {
  const args = process.argv.slice(2);
  const forTests = args.includes(testBuild);
  const more = args.filter((arg) => arg !== testBuild);
  const startedAt = performance.now();
  const runtime = await setup();
  announceRuntime(runtime);
  // electron-builder.yml names the same hook, for direct calls; checking here saves a build.
  if (!forTests) beforePack();
  // A release never reuses an older build.
  await build({ onlyWhenStale: forTests });
  const exitCode = await runShown(
    process.execPath,
    [toolScript('electron-builder'), ...(forTests ? testBuildOf(runtime) : []), ...more],
    { cwd: checkout },
  );
  if (exitCode !== 0) return exitCode;
  say(`packaged into ${forTests ? 'dist-test' : 'dist'}/ (${secondsSince(startedAt)})`);
  if (!forTests) return exitCode;
  const size = installedSize(dirname(testPackageExecutable));
  say(`installed: ${size.ours} bytes of our own, ${size.runtime} of Electron`);
  assertInstalledSize(size);
  return exitCode;
});
