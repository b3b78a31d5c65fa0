import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdLaunchBytes, launchBytes, launchCeiling } from './launch-bytes.mts';

const page = `<link rel="later" href="./assets/office-1.js"><link rel="later" href="./assets/start-1.js">
  <link rel="stylesheet" href="./assets/start-1.css"><script type="module" src="./assets/begin-1.js"></script>`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-launch-'));
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, 'painted'));
  writeFileSync(join(folder, 'painted/office-en.html'), 'a'.repeat(20_000));
  writeFileSync(join(folder, 'painted/office-es.html'), 'a'.repeat(30_000));
  writeFileSync(join(folder, 'assets/begin-1.js'), 'a'.repeat(3));
  writeFileSync(join(folder, 'assets/office-1.js'), 'a'.repeat(10));
  writeFileSync(join(folder, 'assets/start-1.js'), 'a'.repeat(100));
  writeFileSync(join(folder, 'assets/start-1.css'), 'a'.repeat(7));
  writeFileSync(join(folder, 'assets/staff-room-1.js'), 'a'.repeat(1_000));
  writeFileSync(join(folder, 'office.html'), page);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('what a page names is counted, and nothing that comes with a screen', () => {
  expect(launchBytes(folder)).toEqual({
    scripts: 113,
    styles: 7,
    files: 5,
    painted: page.length + 30_000 + 7 + 3,
  });
});

test('up to the ceiling is held, more of any part is not', () => {
  expect(() => holdLaunchBytes(launchCeiling)).not.toThrow();
  for (const part of ['scripts', 'styles', 'files', 'painted'] as const)
    expect(() => holdLaunchBytes({ ...launchCeiling, [part]: launchCeiling[part] + 1 })).toThrow(part);
});
