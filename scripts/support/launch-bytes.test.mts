import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdLaunchBytes, launchBytes, launchCeiling } from './launch-bytes.mts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-launch-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets/office-1.js'), 'a'.repeat(10));
  writeFileSync(join(folder, 'assets/start-1.js'), 'a'.repeat(100));
  writeFileSync(join(folder, 'assets/start-1.css'), 'a'.repeat(7));
  writeFileSync(join(folder, 'assets/staff-room-1.js'), 'a'.repeat(1_000));
  writeFileSync(
    join(folder, 'office.html'),
    `<script type="module" src="./assets/office-1.js"></script>
     <link rel="modulepreload" href="./assets/start-1.js">
     <link rel="stylesheet" href="./assets/start-1.css">`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

test('what a page names is counted, and nothing that comes with a screen', () => {
  expect(launchBytes(folder)).toEqual({ scripts: 110, styles: 7, files: 4 });
});

test('up to the ceiling is held, more of any part is not', () => {
  expect(() => holdLaunchBytes(launchCeiling)).not.toThrow();
  for (const part of ['scripts', 'styles', 'files'] as const)
    expect(() => holdLaunchBytes({ ...launchCeiling, [part]: launchCeiling[part] + 1 })).toThrow(part);
});
