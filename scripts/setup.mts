import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { nativeModuleNeeds, prepareNativeModule } from './fallback-runtime/native-module.mts';
import { announceRuntime, type ElectronRuntime, prepareElectronRuntime } from './set-up/electron-runtime.mts';
import {
  electronLibraries,
  provideSystemNeeds,
  testToolNeeds,
  virtualDisplayNeeds,
} from './set-up/system-packages.mts';
import { hasDisplay } from './set-up/virtual-display.mts';
import { runScript } from './support/say.mts';

/**
 * Prepares this checkout to build and run: Electron runtime, system libraries, native module. It is idempotent, and silent if
 * nothing is missing. Throws SetUpProblem if it can't continue.
 */
export async function setup({ forTests = false, retry = false } = {}): Promise<ElectronRuntime> {
  createRequire(import.meta.url)('./require-node-24.cjs');
  const runtime = await prepareElectronRuntime({ retry });
  if (process.platform === 'linux') {
    provideSystemNeeds([
      electronLibraries(runtime.executable),
      ...(forTests || !hasDisplay() ? virtualDisplayNeeds : []),
      ...(forTests ? testToolNeeds : []),
      ...nativeModuleNeeds(runtime),
    ]);
  }
  await prepareNativeModule(runtime);
  return runtime;
}

if (import.meta.main) {
  await runScript(async () => {
    const { values } = parseArgs({ options: { retry: { type: 'boolean' }, tests: { type: 'boolean' } } });
    announceRuntime(await setup({ retry: values.retry ?? false, forTests: values.tests ?? false }));
    return 0;
  });
}
