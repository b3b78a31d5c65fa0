import { setup } from './setup.mts';
import { announceRuntime } from './set-up/electron-runtime.mts';
import { runScript } from './support/say.mts';

// `npm run -s electron-path`: the Electron executable in use, alone on stdout, so that others can drive the built app.
await runScript(async () => {
  const runtime = await setup();
  announceRuntime(runtime);
  process.stdout.write(`${runtime.executable}\n`);
  return 0;
});
