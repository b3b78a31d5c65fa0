import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { portals } from './shared/access';
import { channelNames, stateChannelNames } from './shared/ipc/contract';
import { contracts } from './shared/ipc/contracts';
import { beginsFirst, paintedPages } from './scripts/support/painted-pages.mts';

// Node 18 and Chromium 114 are what the oldest runtime that we test on has; a newer one runs the same code.
process.env.ELECTRON_MAJOR_VER ??= '25';

const root = import.meta.dirname;

/** Native modules stay outside of the bundle; all else is bundled, so that a package ships no node_modules besides them. */
const external = ['electron', 'better-sqlite3', '@node-rs/argon2'];

/**
 * The bridge and the router need the names of the channels, not their schemas: the names are worked out here, so that no
 * validator is loaded before the first paint.
 */
const withChannels = {
  __CHANNELS__: JSON.stringify(
    Object.fromEntries(portals.map((portal) => [portal, channelNames(contracts, portal)])),
  ),
  __STATE_CHANNELS__: JSON.stringify(stateChannelNames(contracts)),
};

/** The tests' build has a pseudo-locale beside the product's languages; the product's own has no trace of it. */
const testCatalogues: Plugin = {
  name: 'test-catalogues',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === './catalogues' && importer?.endsWith('renderer/messages/messages.ts')
      ? resolve(root, 'test/e2e/support/catalogues.ts')
      : null,
};

export default defineConfig(({ mode }) => {
  // `--mode test` builds the end-to-end tests' own entry, with a movable clock, into a folder that is never packaged.
  const forTests = mode === 'test';
  const rendererPlugins = [react(), ...(forTests ? [testCatalogues] : [])];
  const out = resolve(root, forTests ? 'out-test' : 'out');
  return {
    main: {
      define: withChannels,
      build: {
        outDir: resolve(out, 'main'),
        externalizeDeps: false,
        rollupOptions: {
          external,
          input: {
            index: resolve(root, forTests ? 'test/e2e/support/main-entry.ts' : 'main/index.ts'),
            'store-reader': resolve(root, 'main/school/backups/reader-process.ts'),
            'store-worker': resolve(root, 'main/school/backups/store-worker.ts'),
          },
        },
      },
    },
    preload: {
      define: withChannels,
      build: {
        outDir: resolve(out, 'preload'),
        externalizeDeps: false,
        isolatedEntries: true,
        rollupOptions: { external: ['electron'], input: { preload: resolve(root, 'preload/preload.ts') } },
      },
    },
    renderer: {
      root: resolve(root, 'renderer/app'),
      base: './',
      // The protocol handler puts a fresh nonce in its place at each load.
      html: { cspNonce: 'LATCHKEY_NONCE' },
      plugins: [
        ...rendererPlugins,
        beginsFirst(),
        paintedPages(root, resolve(out, 'renderer'), rendererPlugins),
      ],
      build: {
        outDir: resolve(out, 'renderer'),
        assetsInlineLimit: 0,
        minify: true,
        modulePreload: { polyfill: false },
        rollupOptions: {
          input: {
            office: resolve(root, 'renderer/app/office.html'),
            staff: resolve(root, 'renderer/app/staff.html'),
            begin: resolve(root, 'renderer/app/begin.ts'),
          },
          // What the first page of both portals is made of is one file: each file more is a question to main, which opens the
          // store meanwhile.
          output: {
            codeSplitting: {
              groups: [
                {
                  name: 'start',
                  tags: ['$initial'],
                  test: (id: string) => !/-entry\.tsx$|begin\.ts$|\.html$/.test(id),
                },
              ],
            },
          },
        },
      },
    },
  };
});
