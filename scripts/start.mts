import { build } from './build.mts';
import { setup } from './setup.mts';
import { announceRuntime, runtimeEnvironment } from './set-up/electron-runtime.mts';
import { hasDisplay } from './set-up/virtual-display.mts';
import { checkout } from './support/paths.mts';
import { npmCall, runShown } from './support/run.mts';
import { sandboxSwitches } from './support/sandbox.mts';
import { runScript, say } from './support/say.mts';

// `npm start [-- arguments for the app]`: prepares the checkout, builds if the sources changed, and opens the app.
await runScript(async () => {
  const runtime = await setup();
  if (!hasDisplay()) {
    say('no display here, so no window could be seen: running the tour of the app instead (`npm run tour`)');
    return runShown(...npmCall('run', '--silent', 'tour'), { cwd: checkout });
  }
  await build({ onlyWhenStale: true });
  announceRuntime(runtime);
  const env: NodeJS.ProcessEnv = { ...process.env, ...runtimeEnvironment(runtime) };
  // Terminals in Electron-based editors set this, and it would make Electron behave as plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  return runShown(runtime.executable, [checkout, ...sandboxSwitches(), ...process.argv.slice(2)], {
    cwd: checkout,
    env,
  });
});
