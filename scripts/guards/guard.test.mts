import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkout } from '../support/paths.mts';
import { without } from './guard.mts';
import { guardParts } from './parts.mts';

const guards = Object.values(guardParts).flat();

test('every file contains its guard once, and every guard names an existing test', () => {
  for (const guard of guards) {
    const source = readFileSync(join(checkout, guard.file), 'utf8');
    expect(without(guard, source), guard.name).not.toBe(source);
    expect(existsSync(join(checkout, guard.test)), `${guard.name}: ${guard.test}`).toBe(true);
  }
});

test('a missing guard is reported', () => {
  const [guard] = guards;
  if (!guard) throw new Error('There are no guards');
  expect(() => without(guard, 'nothing of it')).toThrow('bring scripts/guards up to date');
});
