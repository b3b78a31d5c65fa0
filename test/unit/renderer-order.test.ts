import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const renderer = resolve(import.meta.dirname, '../../renderer');

/** Which folders each folder of the renderer may import (docs/architecture.md, "Renderer, folder by folder"). */
const below: Readonly<Record<string, readonly string[]>> = {
  client: [],
  messages: ['client'],
  ui: ['client', 'messages'],
  entry: ['client', 'messages', 'ui'],
  'rooms/audit': ['client', 'messages', 'ui'],
  'rooms/help': ['client', 'messages', 'ui', 'entry'],
  'rooms/security': ['client', 'messages', 'ui', 'entry'],
  'rooms/staff': ['client', 'messages', 'ui'],
  'rooms/home': ['client', 'messages', 'ui', 'rooms/security', 'rooms/staff'],
  'rooms/settings': ['client', 'messages', 'ui', 'entry', 'rooms/staff'],
};

const folderOf = (file: string): string => {
  const [first = '', second = ''] = file.split('/');
  return first === 'rooms' ? `${first}/${second}` : first;
};

const files = readdirSync(renderer, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(renderer, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

/** The renderer's files that a file imports: at once, later, or for their types alone. */
const importsOf = (file: string): string[] =>
  [...readFileSync(join(renderer, file), 'utf8').matchAll(/(?:from |import\()'(\.[^']+)'/g)]
    .map(([, from = '']) => relative(renderer, resolve(renderer, dirname(file), from)).replaceAll('\\', '/'))
    .filter((to) => !to.startsWith('..'));

test('every folder of the renderer is in the order', () => {
  const folders = new Set(files.map(folderOf).filter((folder) => folder !== 'app'));
  expect([...folders].toSorted()).toEqual(Object.keys(below).toSorted());
});

test('a folder of the renderer imports those below it alone, types included', () => {
  const offenders = files
    .filter((file) => folderOf(file) !== 'app')
    .flatMap((file) => importsOf(file).map((to) => ({ file, to })))
    .filter(({ file, to }) => folderOf(to) !== folderOf(file))
    .filter(({ file, to }) => !below[folderOf(file)]?.includes(folderOf(to)));
  expect(offenders).toEqual([]);
});
