import { setup } from './setup.mts';
import { announceRuntime } from './set-up/electron-runtime.mts';
import { runScript } from './support/say.mts';

// `npm run -s electron-path`: prints only the path of the Electron executable, for other tools that drive the built app.
await runScript(async () => {
  const runtime = await setup();
  announceRuntime(runtime);
  process.stdout.write(`${runtime.executable}\n`);
  return 0;
});
