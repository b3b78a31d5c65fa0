import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const worlds = ['main', 'shared', 'preload', 'renderer'];

const cruised = async (baseDir: string): Promise<ICruiseResult> => {
  const ruleSet = await extractDepcruiseConfig(join(root, '.dependency-cruiser.cjs'));
  const { output } = await cruise(worlds, { ...ruleSet.options, ruleSet, validate: true, baseDir });
  if (typeof output === 'string') throw new Error(output);
  return output;
};

/** An import that a rule forbids: the rule, the file, and what it imports. */
const forbidden = [
  ['shared is pure', 'shared/code-text.ts', "import { desk } from '../main/desk/router';"],
  ['the renderer is a guest', 'renderer/start.ts', "import type { Desk } from '../main/desk/router';"],
  ['the preload is a bridge', 'preload/bridge.ts', "import '../renderer/start';"],
  ['no Node in pages', 'renderer/files.ts', "import { readFileSync } from 'node:fs';"],
  ['main points at shared', 'main/desk/page.ts', "import { page } from '../../renderer/start';"],
  [
    'main/school does not import main/desk',
    'main/school/open.ts',
    "import type { A } from '../desk/router';",
  ],
  ['main/link does not import main/serve', 'main/link/host.ts', "import { run } from '../serve/run';"],
  ['electron is at the desk', 'main/school/staff/menu.ts', "import type { Menu } from 'electron';"],
  [
    'main/school/keys does not import main/school/sign-in',
    'main/school/keys/ring.ts',
    "import type { A } from '../sign-in/steps';",
  ],
  [
    'main/school/support does not import main/school/staff',
    'main/school/support/file.ts',
    "export { a } from '../staff/staff-service';",
  ],
  [
    'main/school/calls does not import main/school/*',
    'main/school/calls/handlers.ts',
    "import type { A } from '../application';",
  ],
  [
    'renderer/ui does not import renderer/rooms/home',
    'renderer/ui/button.tsx',
    "const page = (): JSX.Element => <b>{import('../rooms/home/page')}</b>;",
  ],
  [
    'renderer/rooms/audit does not import renderer/rooms/staff',
    'renderer/rooms/audit/people.ts',
    "import type { A } from '../staff/list';",
  ],
  [
    'every folder of the renderer has its line',
    'renderer/client/odd.ts',
    "import { a } from '../oddments/odd';",
  ],
  ['the demo is loaded when asked for', 'main/index.ts', "void import('./school/demo/start');"],
  ['the demo is loaded late', 'main/desk/start-desktop.ts', "import { start } from '../school/demo/start';"],
  [
    'a repository is its own room’s',
    'main/school/calls/people.ts',
    "import { find } from '../staff/staff-repository';",
  ],
  [
    'a migration imports nothing of ours',
    'main/school/store/migrations/0002-names.ts',
    "import { folded } from '../../../../shared/text';",
  ],
  ['what is imported exists', 'shared/lost.ts', "import { gone } from './gone';"],
] as const;

const targets = [
  'main/desk/router.ts',
  'main/serve/run.ts',
  'main/school/application.ts',
  'main/school/sign-in/steps.ts',
  'main/school/staff/staff-service.ts',
  'main/school/staff/staff-repository.ts',
  'main/school/demo/start.ts',
  'renderer/oddments/odd.ts',
  'renderer/rooms/home/page.ts',
  'renderer/rooms/staff/list.ts',
  'shared/text.ts',
];

let folder = '';
let found: ICruiseResult;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-import-rules-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const path of targets) write(path, 'export const a = 1;\n');
  for (const [, path, line] of forbidden) write(path, `${line}\nexport const b = 1;\n`);
  found = await cruised(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(forbidden)('%s: the rule bites in %s', (name, path) => {
  const broken = found.summary.violations.filter(({ from }) => from === path).map(({ rule }) => rule.name);
  expect(broken).toContain(name);
});

test('only those break a rule', () => {
  const files = new Set(found.summary.violations.map(({ from }) => from));
  expect([...files].toSorted()).toEqual(forbidden.map(([, path]) => path).toSorted());
});

test('every import of the sources is seen, types too', async () => {
  const { modules } = await cruised(root);
  const seen = new Map(modules.map(({ source, dependencies }) => [source, dependencies]));
  const unseen = worlds
    .flatMap((world) =>
      readdirSync(join(root, world), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(world, name).replaceAll('\\', '/'),
      ),
    )
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const names = [
        ...text.matchAll(/^(?:import|export)\s(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm),
        ...text.matchAll(/^(?!.*\btypeof import).*\bimport\('([^']+)'\)/gm),
      ].map(([, name]) => name ?? '');
      return names
        .filter((name) => !seen.get(path)?.some(({ module }) => module === name.replace(/^node:/, '')))
        .map((name) => `${path}: ${name}`);
    });
  expect(unseen).toEqual([]);
  expect(
    [...seen.values()].flat().filter(({ dependencyTypes }) => dependencyTypes.includes('type-only')).length,
  ).toBeGreaterThan(500);
});
