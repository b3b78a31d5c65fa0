import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build, type HtmlTagDescriptor, type Plugin } from 'vite';
import { portals } from '../../shared/access.ts';
import { type PageToPaint, paintingOf, unnamedTexts } from '../../shared/sign-in-page-texts.ts';
import { languages } from '../../shared/languages.ts';
import type { Painting } from './page-painter.mts';

/** Every sign-in page that there is to paint, but for the names on it. */
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

/** Makes renderer/app/begin.ts the first script of every page, and what the page named so far its `later` links, the entry first. */
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
 * Paints the sign-in pages with the renderer's own modules, once it is built: a start shows one before any script has run
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
      // A thread each: what the page's modules keep to themselves is fresh for every painting.
      const workerData: Painting = { painter, toPaint };
      const [painted] = await once(new Worker(thread, { workerData }), 'message');
      writeFileSync(join(rendererDirectory, paintingOf(toPaint)), String(painted));
    }
    rmSync(painter);
  },
});
