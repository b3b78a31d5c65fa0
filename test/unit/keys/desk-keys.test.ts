import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isKeyOf, openRing, readDeskFile } from '../../../main/school/keys/desk-file';
import { DeskKeys } from '../../../main/school/keys/desk-keys';
import { unwrapWithRecoveryKey } from '../../../main/school/keys/recovery-key';
import type { KeyProtector } from '../../../main/school/platform/key-protector';
import { createNewId, systemRandom } from '../../../main/school/platform/random';
import type { StartRefused } from '../../../main/school/platform/start-refused';
import { FakeClock } from '../../support/fake-clock';
import { fakeKeyProtector } from '../../support/fake-key-protector';
import { temporaryFolder } from '../../support/prepared-school';

let directory: string;
let path: string;
beforeEach(() => {
  directory = temporaryFolder();
  path = join(directory, 'desk.json');
});
afterEach(() => rmSync(directory, { recursive: true }));

const clock = new FakeClock();
const open = (protector: KeyProtector, mustExist = false): DeskKeys =>
  DeskKeys.open(
    { directory, protector, random: systemRandom, newId: createNewId(clock, systemRandom), clock },
    mustExist,
  );
const reasonOf = (protector: KeyProtector, mustExist = false): string => {
  try {
    open(protector, mustExist);
  } catch (error) {
    return (error as StartRefused).reason;
  }
  return 'opened';
};
const ours = fakeKeyProtector('keychain');

describe('the keys of a desk', () => {
  test('are made once, and are the same at every start', () => {
    const first = open(ours);
    expect(first).toMatchObject({ fresh: true, protectedBy: 'system', backend: 'fake', sheetIssuedAt: null });
    expect(first.ring.current.key).toHaveLength(32);
    const again = open(ours, true);
    expect(again).toMatchObject({ fresh: false, protectedBy: 'system', deskId: first.deskId });
    expect(again.ring.all).toEqual(first.ring.all);
    expect(readdirSync(directory)).toEqual(['desk.json']);
  });

  test('lie wrapped in a file that only its owner reads, without the desk key or a data key in the clear', () => {
    const { ring } = open(ours);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const text = readFileSync(path, 'utf8');
    for (const encoding of ['base64', 'hex'] as const)
      expect(text).not.toContain(ring.current.key.toString(encoding));
  });

  test('lie in the file itself where the system protects nothing, and the desk says so', () => {
    const keys = open(fakeKeyProtector(null));
    expect(keys).toMatchObject({ protectedBy: 'key-file', backend: 'none' });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(open(fakeKeyProtector(null), true).ring.all).toEqual(keys.ring.all);
  });

  test('never lose the system’s protection silently', () => {
    const keys = open(ours);
    const before = readFileSync(path, 'utf8');
    const gone: KeyProtector = { ...ours, wrap: () => null };
    const later = open(gone, true);
    expect(() => later.rotate(later.nextRing())).toThrow('not available');
    expect(() => later.issueSheet(later.nextRing())).toThrow('not available');
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(later.ring.all).toEqual(keys.ring.all);
  });

  test('do not open with another keychain or without one, and no new keys replace them', () => {
    open(ours);
    const before = readFileSync(path, 'utf8');
    for (const protector of [fakeKeyProtector('another'), fakeKeyProtector(null)])
      for (const mustExist of [true, false]) expect(reasonOf(protector, mustExist)).toBe('key-unreadable');
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(readdirSync(directory)).toEqual(['desk.json']);
  });

  test('do not open with another key from the keychain', () => {
    open(ours);
    expect(reasonOf({ ...ours, unwrap: () => Buffer.alloc(32, 1) })).toBe('key-unreadable');
    expect(reasonOf({ ...ours, unwrap: () => Buffer.alloc(0) })).toBe('key-unreadable');
  });

  test('are not replaced by new ones where there is data already', () => {
    expect(reasonOf(ours, true)).toBe('key-missing');
    expect(existsSync(path)).toBe(false);
  });

  test.each<[string, (text: string) => string]>([
    ['emptied', () => ''],
    ['cut in half', (text) => text.slice(0, text.length / 2)],
    ['no JSON', () => 'key'],
    ['of another version', (text) => text.replace('"version": 1', '"version": 2')],
    ['without its desk', (text) => text.replace('"deskId"', '"deskName"')],
    ['with one key more', (text) => text.replace('{', '{ "admin": true,')],
    ['with another check', (text) => text.replace(/"check": "...../, '"check": "AAAAA')],
    [
      'with another wrapped key',
      (text) =>
        text.replace(
          /"deskKey": ".{24}/,
          `"deskKey": "${Buffer.from('another key bytes.').toString('base64')}`,
        ),
    ],
    ['called unprotected', (text) => text.replace('"protectedBy": "system"', '"protectedBy": "key-file"')],
    ['with an empty key', (text) => text.replace(/"deskKey": "[^"]*"/, '"deskKey": ""')],
  ])('are refused from a file that is %s, and it is left as it is', (_name, damage) => {
    open(ours);
    const damaged = damage(readFileSync(path, 'utf8'));
    writeFileSync(path, damaged);
    expect(reasonOf(ours, true)).toBe('key-unreadable');
    expect(reasonOf(ours, false)).toBe('key-unreadable');
    expect(readFileSync(path, 'utf8')).toBe(damaged);
  });

  test('do not open with an old sheet and an old copy of the file once there is a newer sheet', () => {
    const keys = open(ours);
    const oldSheet = keys.issueSheet(keys.nextRing());
    const copied = readDeskFile(directory);
    const oldKey = copied?.recovery && unwrapWithRecoveryKey(copied.recovery, oldSheet, keys.deskId);
    if (!copied || !oldKey) throw new Error('The sheet does not open its own file');
    expect(openRing(copied, oldKey).all).toEqual(keys.ring.all);
    keys.issueSheet(keys.nextRing());
    keys.rotate(keys.nextRing());
    const now = readDeskFile(directory);
    if (!now) throw new Error('There is no desk file');
    expect(isKeyOf(now, oldKey)).toBe(false);
    expect(() => openRing(now, oldKey)).toThrow();
    expect(keys.isSheet(oldSheet)).toBe(false);
  });

  test.each([
    ['a damaged ring', (text: string) => text.replace(/"ring": "...../, '"ring": "AAAAA')],
    ['a ring cut short', (text: string) => text.replace(/"ring": "[^"]*"/, '"ring": "AAAA"')],
    [
      'the ring of another desk',
      (text: string) => text.replace(/"deskId": "(.*)...."/, '"deskId": "$1beef"'),
    ],
  ])('are refused from a file with %s', (_name, damage) => {
    open(ours);
    writeFileSync(path, damage(readFileSync(path, 'utf8')));
    expect(reasonOf(ours, true)).toBe('key-unreadable');
  });
});
