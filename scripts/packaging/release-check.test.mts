import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { brand, fallbackMarker } from '../fallback-runtime/marker.mts';
import { electronVersionsIn, readPackFacts } from './pack-facts.mts';
import { contentProblems, type PackFacts, releaseProblems } from './release-check.mts';

const good: PackFacts = {
  wantedElectron: '45.4.1',
  foundElectron: ['45.4.1'],
  hasFallbackMarker: false,
  files: [
    'package.json',
    'out/main/index.js',
    'out/renderer/office.html',
    'node_modules/better-sqlite3/lib/index.js',
    'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    'node_modules/@node-rs/argon2/index.js',
    'node_modules/@node-rs/argon2-linux-x64-gnu/argon2.linux-x64-gnu.node',
  ],
};

describe('a pack for people', () => {
  test('passes with the current Electron and nothing but the built app', () => {
    expect(releaseProblems(good)).toEqual([]);
  });

  test('passes where the executable does not tell its version', () => {
    expect(releaseProblems({ ...good, foundElectron: [] })).toEqual([]);
  });

  test('is refused with the mark of the fallback runtime', () => {
    expect(releaseProblems({ ...good, hasFallbackMarker: true })).toEqual([
      expect.stringContaining('fallback runtime'),
    ]);
  });

  test('is refused with the fallback executable although the mark was taken away', () => {
    expect(releaseProblems({ ...good, foundElectron: ['25.1.1'] })).toEqual([
      expect.stringContaining('25.1.1 instead of 45.4.1'),
    ]);
  });

  test.each([
    'out-test/main/index.js',
    'test/e2e/sign-in.spec.ts',
    'main/index.ts',
    'out/main/index.js.map',
    'scripts/setup.mts',
    'node_modules/better-sqlite3/deps/sqlite3/sqlite3.c',
    'node_modules/react/index.js',
    'latchkey.db',
  ])('is refused with %s in it', (file) => {
    expect(contentProblems([...good.files, file])).toEqual([expect.stringContaining(file)]);
  });

  test('is refused without the app', () => {
    expect(contentProblems([])).toHaveLength(2);
  });
});

describe('the facts of a pack', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'latchkey-pack-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('are read from the executable, the marker and the archive', async () => {
    const source = join(folder, 'source');
    mkdirSync(join(source, 'out/main'), { recursive: true });
    writeFileSync(join(source, 'package.json'), '{}');
    writeFileSync(join(source, 'out/main/index.js'), '');
    await createPackage(source, join(folder, 'resources/app.asar'));
    writeFileSync(join(folder, fallbackMarker), '');
    const executable = join(folder, 'latchkey');
    writeFileSync(executable, Buffer.from('\0\0Chrome/114.0.5735.106 Electron/25.1.1\0Electron/%s\0'));

    expect(electronVersionsIn(executable)).toEqual(['25.1.1']);
    expect(readPackFacts({ folder, executable, resources: join(folder, 'resources') }, '45.4.1')).toEqual({
      wantedElectron: '45.4.1',
      foundElectron: ['25.1.1'],
      hasFallbackMarker: true,
      files: ['out/main/index.js', 'package.json'],
    });
  });

  test('betray a native module that was compiled for the fallback runtime', () => {
    const modules = join(folder, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds');
    mkdirSync(modules, { recursive: true });
    const executable = join(folder, 'latchkey');
    writeFileSync(executable, '');
    writeFileSync(join(modules, 'linux-x64.node'), 'ELF');
    const read = (): PackFacts =>
      readPackFacts({ folder, executable, resources: join(folder, 'resources') }, '45.4.1');

    expect(read().hasFallbackMarker).toBe(false);
    brand(join(modules, 'linux-x64.node'));
    expect(read().hasFallbackMarker).toBe(true);
  });
});
