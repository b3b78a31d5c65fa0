import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { portals } from './shared/access';
import { channelNames, stateChannelNames } from './shared/ipc/contract';
import { contracts } from './shared/ipc/contracts';
import { beginsFirst, paintedPages } from './scripts/support/painted-pages.mts';

// The oldest runtime that we test on has Node 18 and Chromium 114. Newer ones run the same code.
process.env.ELECTRON_MAJOR_VER ??= '25';

const root = import.meta.dirname;

/** The bundle contains everything except native modules, so that a package ships no other node_modules. */
const external = ['electron', 'better-sqlite3', '@node-rs/argon2'];

/**
 * The preload script and the router need the channels' names but not their schemas. The build inserts the names, so that no
 * validator loads before the first paint.
 */
const withChannels = {
  __CHANNELS__: JSON.stringify(
    Object.fromEntries(portals.map((portal) => [portal, channelNames(contracts, portal)])),
  ),
  __STATE_CHANNELS__: JSON.stringify(stateChannelNames(contracts)),
};

/** Adds a pseudo-locale to the tests' build. The product's build doesn't contain it. */
const testCatalogues: Plugin = {
  name: 'test-catalogues',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === './catalogues' && importer?.endsWith('renderer/messages/messages.ts')
      ? resolve(root, 'test/e2e/support/catalogues.ts')
      : null,
};

export default defineConfig(({ mode }) => {
  // `--mode test` builds the end-to-end tests' entry, with a movable clock, into a folder that is never packaged.
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
      // The protocol handler replaces it with a fresh nonce at each load.
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
          // Bundle the first page's modules into one file: main serves each file while it opens the store.
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
