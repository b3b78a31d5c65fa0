import { existsSync } from 'node:fs';
import { setup } from './setup.mts';
import { announceRuntime } from './set-up/electron-runtime.mts';
import { testPackageExecutable } from './packaging/test-package.mts';
import { runScript, SetUpProblem } from './support/say.mts';
import { runPlaywright } from './test.mts';

// `npm run test:packaged`: runs Playwright's project "packaged" on the app that `npm run package:test` made.
await runScript(async () => {
  announceRuntime(await setup({ forTests: true }));
  if (!existsSync(testPackageExecutable))
    throw new SetUpProblem('There is no packaged test build yet: run `npm run package:test`.');
  return runPlaywright(['--project=packaged', ...process.argv.slice(2)], {
    LATCHKEY_PACKAGED_APP: testPackageExecutable,
  });
});
