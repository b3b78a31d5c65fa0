import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { appEnvironment } from './support/desk';
import { checkout, electronExecutable } from './support/paths';

const damaged = 'this is no database at all, but it is long enough to be looked at\n'.repeat(100);

/** What the product says on the terminal and in its box until `says` is among it; the box waits for somebody, so it is ended. */
const refusalOf = async (directory: string, systemLanguage: string, says: RegExp): Promise<string> => {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const env = { ...appEnvironment(), LANGUAGE: systemLanguage };
  const child = spawn(electronExecutable(), [checkout, `--data-dir=${directory}`, ...sandbox], {
    cwd: checkout,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  try {
    await expect.poll(() => said, { timeout: 20_000 }).toMatch(says);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
  return said;
};

test('a start is refused in the language of the system, and in the one chosen at the desk before that', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-e2e-'));
  const store = join(directory, 'latchkey.db');
  const inSpanish = /El archivo .* está dañado\. Latchkey lo dejó como está\./;
  const inEnglish = /The file .* is damaged\. Latchkey has left it as it is\./;
  try {
    writeFileSync(store, damaged);
    expect(await refusalOf(directory, 'es_MX:es', inSpanish)).toContain(store);
    writeFileSync(join(directory, 'windows.json'), JSON.stringify({ language: 'en' }));
    await refusalOf(directory, 'es_MX:es', inEnglish);
    writeFileSync(join(directory, 'windows.json'), JSON.stringify({ language: 'es' }));
    await refusalOf(directory, 'en', inSpanish);
    expect(readFileSync(store, 'utf8')).toBe(damaged);
  } finally {
    rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
