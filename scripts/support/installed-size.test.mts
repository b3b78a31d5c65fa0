import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertInstalledSize, installedCeiling, installedSize } from './installed-size.mts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-installed-'));
  const modules = join(folder, 'resources/app.asar.unpacked/node_modules/better-sqlite3');
  mkdirSync(modules, { recursive: true });
  mkdirSync(join(folder, 'locales'));
  writeFileSync(join(folder, 'latchkey'), 'a'.repeat(1_000));
  writeFileSync(join(folder, 'locales/en.pak'), 'a'.repeat(100));
  writeFileSync(join(folder, 'resources/app.asar'), 'a'.repeat(30));
  writeFileSync(join(modules, 'linux-x64.node'), 'a'.repeat(4));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the archive and the modules beside it are ours, everything else is the runtime', () => {
  expect(installedSize(folder)).toEqual({ ours: 34, runtime: 1_100 });
});

test('a folder without a packaged app has no size', () => {
  expect(() => installedSize(join(folder, 'locales'))).toThrow('npm run package:test');
});

test('up to the ceiling is held, a byte more is not', () => {
  expect(() => assertInstalledSize({ ours: installedCeiling, runtime: 1e9 })).not.toThrow();
  expect(() => assertInstalledSize({ ours: installedCeiling + 1, runtime: 0 })).toThrow(
    String(installedCeiling + 1),
  );
});
