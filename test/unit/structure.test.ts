import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}
interface Source {
  /** From the root, with forward slashes. */
  readonly path: string;
  /** Without its comments. */
  readonly code: string;
  readonly imports: readonly Import[];
}

/** Line and block comments out; a `//` inside of a text, as in `app://`, stays. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\/])\/\/[^\n]*/g, '$1');

const importsOf = (code: string): Import[] => [
  ...[...code.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm)].map(
    ([, type, from]) => ({
      from: from ?? '',
      typeOnly: type !== undefined,
    }),
  ),
  ...[...code.matchAll(/\b(?:import|require)\(\s*'([^']+)'/g)].map(([, from]) => ({
    from: from ?? '',
    typeOnly: false,
  })),
];

const sourcesIn = (folder: string): Source[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const code = withoutComments(readFileSync(file, 'utf8'));
      return { path: relative(root, file).replaceAll('\\', '/'), code, imports: importsOf(code) };
    });

/** Where a relative import leads, from the root; a package's name as it is. */
const target = (source: Source, from: string): string =>
  from.startsWith('.')
    ? relative(root, resolve(root, dirname(source.path), from)).replaceAll('\\', '/')
    : from;

const main = sourcesIn('main');
const shared = sourcesIn('shared');
const preload = sourcesIn('preload');
const renderer = sourcesIn('renderer');
const offenders = (
  sources: readonly Source[],
  offends: (source: Source, found: Import) => boolean,
): string[] =>
  sources.flatMap((source) =>
    source.imports
      .filter((found) => offends(source, found))
      .map(({ from }) => `${source.path} imports ${from}`),
  );

describe('which way things point', () => {
  test('these rules read the sources that there are', () => {
    for (const sources of [main, shared, preload, renderer]) expect(sources.length).toBeGreaterThan(0);
    expect(main.length).toBeGreaterThan(40);
    expect(main.find(({ path }) => path === 'main/school/application.ts')?.imports.length).toBeGreaterThan(
      20,
    );
    const router = main.find(({ path }) => path === 'main/desk/router.ts');
    expect(router?.imports).toContainEqual({ from: 'electron', typeOnly: false });
    expect(withoutComments("const a = 'app://x'; // Date.now()\n/* Date.now() */")).toBe(
      "const a = 'app://x'; \n",
    );
  });

  test('electron is imported only where main meets the desktop, and in the preload', () => {
    const mayTouch = /^main\/(index\.ts$|desk\/|school\/platform\/)/;
    const touches = ({ path }: Source, { from, typeOnly }: Import) =>
      /^electron(\/|$|-log)/.test(from) && !typeOnly && !mayTouch.test(path);
    expect(offenders([...main, ...shared, ...renderer], touches)).toEqual([]);
  });

  test('ipcMain is touched by the router alone, ipcRenderer by the preload alone', () => {
    const touching = (name: string) =>
      [...main, ...preload, ...renderer].filter(({ code }) => code.includes(name)).map(({ path }) => path);
    expect(touching('ipcMain')).toEqual(expect.arrayContaining(['main/desk/router.ts']));
    expect(touching('ipcMain.').filter((path) => path !== 'main/desk/router.ts')).toEqual([]);
    expect(touching('ipcRenderer')).toEqual(['preload/preload.ts']);
  });

  test('shared imports nothing of the other worlds, nor of Node', () => {
    expect(
      offenders(
        shared,
        (source, { from }) => !(from === 'zod' || target(source, from).startsWith('shared/')),
      ),
    ).toEqual([]);
  });

  test('renderer and preload import of ours only shared and themselves, and nothing of Node', () => {
    for (const [sources, own] of [
      [renderer, 'renderer/'],
      [preload, 'preload/'],
    ] as const)
      expect(
        offenders(sources, (source, { from }) =>
          from.startsWith('.')
            ? !target(source, from).startsWith('shared/') && !target(source, from).startsWith(own)
            : from.startsWith('node:'),
        ),
      ).toEqual([]);
  });

  test('main imports nothing of renderer, preload, test or scripts', () => {
    expect(
      offenders(
        main,
        (source, { from }) => from.startsWith('.') && !/^(main|shared)\//.test(target(source, from)),
      ),
    ).toEqual([]);
  });

  test('a repository is imported by its own concept alone', () => {
    expect(
      offenders(main, (source, { from, typeOnly }) => {
        const to = target(source, from);
        return !typeOnly && to.endsWith('-repository') && dirname(to) !== dirname(source.path);
      }),
    ).toEqual([]);
  });

  test('repositories open no transaction', () => {
    expect(
      main
        .filter(({ path, code }) => path.endsWith('-repository.ts') && code.includes('.transaction('))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  test('migrations import nothing of ours', () => {
    const migrations = main.filter(({ path }) => /^main\/school\/store\/migrations\/\d/.test(path));
    expect(migrations.length).toBeGreaterThan(0);
    expect(offenders(migrations, (_source, { from }) => from.startsWith('.'))).toEqual([]);
  });
});

describe('time and chance', () => {
  const banned =
    /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\brandomBytes\b|\brandomUUID\b|\brandomInt\b|\bgetRandomValues\b|\bDate\(\)/;

  test('come from main/school/platform and are passed in everywhere else in main, shared and the preload', () => {
    const found = [...main, ...shared, ...preload].filter(
      ({ path, code }) => !path.startsWith('main/school/platform/') && banned.test(code),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  test('and the renderer draws no chance at all', () => {
    expect(
      renderer
        .filter(({ code }) => /\bMath\.random\b|\bgetRandomValues\b|\brandomUUID\b/.test(code))
        .map(({ path }) => path),
    ).toEqual([]);
  });
});

describe('what is not in the sources', () => {
  test('any, enums, default exports, and places where text becomes code', () => {
    const found = [...main, ...shared, ...preload, ...renderer].flatMap(({ path, code }) =>
      [
        /\bas any\b|: any\b|<any>/,
        /^\s*(export )?(const )?enum /m,
        /^export default /m,
        /\beval\(|\bnew Function\(|dangerouslySetInnerHTML|\.innerHTML\b/,
        /\bsql\.raw\(/,
      ]
        .filter((pattern) => pattern.test(code))
        .map((pattern) => `${path}: ${pattern.source}`),
    );
    expect(found).toEqual([]);
  });

  test('a way to hand an address to the system, a window made past portal-window.ts, or a view of another page', () => {
    const found = main.flatMap(({ path, code }) =>
      [
        /\bopenExternal\b/,
        /\bnew (BrowserView|WebContentsView|BaseWindow)\(/,
        ...(path === 'main/desk/portal-window.ts' ? [] : [/\bnew BrowserWindow\(/]),
        ...(path === 'main/desk/portal-windows.ts' ? [] : [/\bshell\b/]),
      ]
        .filter((pattern) => pattern.test(code))
        .map((pattern) => `${path}: ${pattern.source}`),
    );
    expect(found).toEqual([]);
    const made = main.find(({ path }) => path === 'main/desk/portal-window.ts')?.code ?? '';
    expect(made.match(/\bnew BrowserWindow\(/g)).toHaveLength(1);
    const windows = main.find(({ path }) => path === 'main/desk/portal-windows.ts')?.code ?? '';
    // The system opens the backups folder, and nothing that a page could name.
    expect(windows.match(/\bshell\.\w+/g)).toEqual(['shell.openPath']);
    const shown = main.flatMap(({ path, code }) =>
      [...code.matchAll(/\.showFolder\(([^)]*)\)/g)].map(([, what]) => `${path}: ${what}`),
    );
    expect(shown).toEqual(['main/school/calls/backup-handlers.ts: backups.folder']);
  });

  test('a setting of a window beside the ones that were thought over', () => {
    const windows = main.find(({ path }) => path === 'main/desk/portal-window.ts')?.code ?? '';
    const [, settings = ''] = /webPreferences: \{([^{}]*)\}/.exec(windows) ?? [];
    expect(
      settings
        .split(',\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .toSorted(),
    ).toEqual([
      'allowRunningInsecureContent: false',
      'contextIsolation: true',
      'devTools: !app.isPackaged',
      'experimentalFeatures: false',
      'navigateOnDragDrop: false',
      'nodeIntegration: false',
      'nodeIntegrationInSubFrames: false',
      'nodeIntegrationInWorker: false',
      "preload: join(buildDirectory, 'preload', 'preload.js')",
      'sandbox: true',
      'spellcheck: false',
      'webSecurity: true',
      'webviewTag: false',
      'zoomFactor',
    ]);
    expect(windows.match(/webPreferences/g)).toHaveLength(1);
  });

  test('a format of days or numbers that does not follow the language', () => {
    expect(
      renderer
        .filter(({ code }) =>
          /\bIntl\.\w+Format\(\s*(undefined|\))|\.toLocale(Date|Time)?String\(/.test(code),
        )
        // It asks which region the computer is in.
        .filter(({ path }) => path !== 'renderer/messages/regional.ts')
        .map(({ path }) => path),
    ).toEqual([]);
  });

  test('anything that the renderer keeps', () => {
    expect(
      renderer
        .filter(({ code }) => /\b(localStorage|sessionStorage|indexedDB|document\.cookie)\b/.test(code))
        .map(({ path }) => path),
    ).toEqual([]);
  });
});
