import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fallbackMarker } from '../fallback-runtime/marker.mts';
import { checkout } from '../support/paths.mts';
import { toolScript } from '../support/run.mts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-direct-call-'));
  mkdirSync(join(folder, 'runtime'));
  writeFileSync(join(folder, 'runtime', fallbackMarker), '');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Calls electron-builder directly, on a folder that is marked as the fallback runtime. */
const electronBuilder = (...more: string[]): { readonly exitCode: number | null; readonly said: string } => {
  const runtime = join(folder, 'runtime');
  const args = [
    '--linux',
    'dir',
    `-c.electronDist=${runtime}`,
    `-c.directories.output=${join(folder, 'out')}`,
  ];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [toolScript('electron-builder'), ...args, ...more],
    { cwd: checkout, encoding: 'utf8', env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime } },
  );
  return { exitCode: status, said: stdout + stderr };
};

test('electron-builder finds electron-builder.yml by itself, which refuses the fallback runtime', () => {
  const { exitCode, said } = electronBuilder();
  expect(said).toContain('Latchkey cannot be packaged for people here:');
  expect(said).toContain('ELECTRON_OVERRIDE_DIST_PATH names the fallback runtime.');
  expect(exitCode).not.toBe(0);
});
