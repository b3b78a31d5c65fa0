import { resolve } from 'node:path';
import { build as viteBuild } from 'vite';
import { build, buildForTests } from './build.mts';
import { announceRuntime } from './set-up/electron-runtime.mts';
import { commandNeed, provideSystemNeeds, type SystemNeed } from './set-up/system-packages.mts';
import { setup } from './setup.mts';
import { checkout } from './support/paths.mts';
import { runScript, say, secondsSince } from './support/say.mts';
import { runPlaywright } from './test.mts';

/** Tools that inject faults: another clock for a process, a session bus, a key store. */
const faultToolNeeds: readonly SystemNeed[] = [
  commandNeed('the fault suite', 'faketime'),
  commandNeed('the fault suite', 'dbus-daemon'),
  commandNeed('the fault suite', 'gnome-keyring-daemon', 'gnome-keyring'),
];

/** Bundles the fault suite's desk process: main and its worker without Electron, which tests kill in plain Node. */
async function buildDeskProcess(): Promise<void> {
  await viteBuild({
    root: checkout,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2'] },
    build: {
      ssr: true,
      outDir: resolve(checkout, 'out-test/faults'),
      emptyOutDir: true,
      target: 'node18',
      minify: false,
      rollupOptions: {
        input: {
          'desk-process': resolve(checkout, 'test/faults/support/desk-process-entry.ts'),
          'store-worker': resolve(checkout, 'main/school/backups/store-worker.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  });
}

// `npm run test:faults [-- arguments for Playwright]`: runs the fault suite; FULL=1 runs its full size.
await runScript(async () => {
  const startedAt = performance.now();
  announceRuntime(await setup({ forTests: true }));
  if (process.platform === 'linux') provideSystemNeeds(faultToolNeeds);
  await build({ onlyWhenStale: true });
  await buildForTests({ onlyWhenStale: true });
  await buildDeskProcess();
  const exitCode = await runPlaywright([
    '--config=test/faults/playwright.config.ts',
    ...process.argv.slice(2),
  ]);
  say(`fault suite ${exitCode === 0 ? 'passed' : 'FAILED'} (${secondsSince(startedAt)})`);
  return exitCode;
});
