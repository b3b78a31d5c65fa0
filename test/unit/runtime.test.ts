import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const packageJson = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
  readonly type?: string;
  readonly main: string;
  readonly allowScripts: Record<string, boolean>;
  readonly scripts: Record<string, string>;
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
};

test('tests run on Node 24, whatever the system has', () => {
  expect(Number(process.versions.node.split('.')[0])).toBe(24);
});

test('install scripts are allowed by name, for node alone', () => {
  expect(packageJson.allowScripts).toEqual({
    node: true,
    '@swc/core': false,
    'better-sqlite3': false,
    'electron-winstaller': false,
  });
});

test('main and preload are CommonJS, as the older Electron needs', () => {
  expect(packageJson.type).toBeUndefined();
  expect(packageJson.main).toBe('out/main/index.js');
});

test('people get the current Electron, and no dependency is left to float', () => {
  expect(packageJson.devDependencies['electron']).toMatch(/^45\.\d+\.\d+$/);
  for (const [name, version] of Object.entries({
    ...packageJson.dependencies,
    ...packageJson.devDependencies,
  }))
    expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(-[\w.]+)?$/)]);
});

test('no script of a dependency runs behind the one that was asked for', () => {
  expect(
    Object.keys(packageJson.scripts).filter((name) =>
      /^(pre|post)?(install|prepare)$|^(pre|post)pack/.test(name),
    ),
  ).toEqual([]);
});
