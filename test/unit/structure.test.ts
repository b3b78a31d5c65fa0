import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

interface Source {
  /** From the root, with forward slashes. */
  readonly path: string;
  /** Without its comments. */
  readonly code: string;
}

/** Line and block comments out; a `//` inside of a text, as in `app://`, stays. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\/])\/\/[^\n]*/g, '$1');

const sourcesIn = (folder: string): Source[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const code = withoutComments(readFileSync(file, 'utf8'));
      return { path: relative(root, file).replaceAll('\\', '/'), code };
    });

const main = sourcesIn('main');
const shared = sourcesIn('shared');
const preload = sourcesIn('preload');
const renderer = sourcesIn('renderer');

describe('what stands in one place', () => {
  test('these rules read the sources that there are', () => {
    for (const sources of [main, shared, preload, renderer]) expect(sources.length).toBeGreaterThan(0);
    expect(main.length).toBeGreaterThan(40);
    const router = main.find(({ path }) => path === 'main/desk/router.ts');
    expect(router?.code).toContain('ipcMain.handle(');
    expect(withoutComments("const a = 'app://x'; // Date.now()\n/* Date.now() */")).toBe(
      "const a = 'app://x'; \n",
    );
  });

  test('ipcMain is touched by the router alone, ipcRenderer by the preload alone', () => {
    const touching = (name: string) =>
      [...main, ...preload, ...renderer].filter(({ code }) => code.includes(name)).map(({ path }) => path);
    expect(touching('ipcMain')).toEqual(expect.arrayContaining(['main/desk/router.ts']));
    expect(touching('ipcMain.').filter((path) => path !== 'main/desk/router.ts')).toEqual([]);
    expect(touching('ipcRenderer')).toEqual(['preload/preload.ts']);
  });

  test('one function opens transactions, and no repository calls it', () => {
    const opening = main.filter(({ code }) => /\.(transaction|startTransaction)\(/.test(code));
    expect(opening.map(({ path }) => path)).toEqual(['main/school/store/in-transaction.ts']);
    const calling = main.filter(({ code }) => code.includes('inTransaction('));
    expect(calling.length).toBeGreaterThan(10);
    expect(calling.filter(({ path }) => path.endsWith('-repository.ts'))).toEqual([]);
  });

  test('a transaction is nobody’s act only where no session acts', () => {
    const saying = main
      .filter(({ code }) => /\bnobody\b[^;]*in-transaction'/.test(code))
      .map(({ path }) => path);
    expect(saying.toSorted()).toEqual(
      [
        'main/school/attempts/attempts.ts', // a try that is refused while somebody waits
        'main/school/attempts/throttle.ts', // what is left of a wait, every few seconds
        'main/school/audit/logged-save.ts', // a file that could not be saved, whoever is still there
        'main/school/authenticators/clock-doctor.ts', // judges the challenge
        'main/school/backups/backup-service.ts', // daily backups, and those that failed
        'main/school/backups/carry-over.ts', // the restored copy, which nobody uses yet
        'main/school/calls/witness.ts', // a call that was refused
        'main/school/sessions/pending-writes.ts', // locks and ends, which hold whoever is there
        'main/school/factors/resealing.ts', // goes on with what a new data key began
        'main/school/sign-in/owner-sheet-service.ts', // judges the recovery key; new keys, whoever is still there
        'main/school/sign-in/password-steps.ts', // judges the password
        'main/school/sign-in/set-up-service.ts', // the first run
        'main/school/sign-in/sign-in-service.ts', // judges the challenge
        'main/school/start-checks.ts', // what a start finds, and a jump of the clock
        'main/serve/restore-proof.ts', // judges the factors or the sheet of whoever restores
        'main/serve/run-command.ts', // commands of a closed desk
      ].toSorted(),
    );
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
