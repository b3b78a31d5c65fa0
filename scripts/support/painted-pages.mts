import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build, type HtmlTagDescriptor, type Plugin } from 'vite';
import { portals } from '../../shared/access.ts';
import { type PageToPaint, paintingOf, unnamedTexts } from '../../shared/sign-in-page-texts.ts';
import { languages } from '../../shared/languages.ts';
import type { Painting } from './page-painter.mts';

/** Every sign-in page to paint, with placeholders for the names. */
const everyPage: readonly PageToPaint[] = portals.flatMap((portal) =>
  languages.flatMap((language) =>
    ['', unnamedTexts.contactLine].flatMap((contactLine) =>
      [false, true].map((codeRequired) => ({
        portal,
        language,
        texts: { schoolName: unnamedTexts.schoolName, contactLine, codeRequired },
      })),
    ),
  ),
);

/** Makes renderer/app/begin.ts the first script of every page, and turns the other scripts into `later` links, entry first. */
export const beginsFirst = (): Plugin => ({
  name: 'begins-first',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const begin = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'begin');
      if (begin === undefined) throw new Error('renderer/app/begin.ts was not built');
      const first: HtmlTagDescriptor = {
        tag: 'script',
        attrs: { type: 'module', src: `./${begin.fileName}` },
        injectTo: 'head',
      };
      return {
        html: html
          .replace(
            /<script type="module"([^>]*) src="([^"]+)"([^>]*)><\/script>/u,
            '<link rel="later"$1 href="$2"$3>',
          )
          .replaceAll('rel="modulepreload"', 'rel="later"'),
        tags: [first],
      };
    },
  },
});

/**
 * Paints the sign-in pages with the renderer's modules after its build, so that a start shows one before any script runs
 * (docs/decisions/0037-the-sign-in-page-comes-painted.md).
 */
export const paintedPages = (
  root: string,
  rendererDirectory: string,
  plugins: readonly Plugin[],
): Plugin => ({
  name: 'painted-pages',
  apply: 'build',
  closeBundle: async () => {
    const painter = join(rendererDirectory, 'painted/paint-page.mjs');
    await build({
      root: join(root, 'renderer/app'),
      configFile: false,
      logLevel: 'warn',
      plugins: [...plugins],
      define: { 'process.env.NODE_ENV': '"production"' },
      ssr: { noExternal: true },
      build: {
        ssr: join(root, 'renderer/app/paint-page.tsx'),
        outDir: dirname(painter),
        emptyOutDir: true,
        target: 'node24',
        rollupOptions: { output: { format: 'es', entryFileNames: 'paint-page.mjs', codeSplitting: false } },
      },
    });
    const thread = join(root, 'scripts/support/page-painter.mts');
    for (const toPaint of everyPage) {
      // Each painting gets a thread, so that the modules start with fresh state.
      const workerData: Painting = { painter, toPaint };
      const [painted] = await once(new Worker(thread, { workerData }), 'message');
      writeFileSync(join(rendererDirectory, paintingOf(toPaint)), String(painted));
    }
    rmSync(painter);
  },
});
