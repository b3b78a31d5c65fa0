import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../main/school/store/connect';
import { pagesCheckedAtStart } from '../../main/school/store/store-check';
import { readWhole } from '../../main/school/backups/store-reader';
import { damageFarPage, makeLarge } from '../support/large-store';
import { fakeKeyProtector } from '../support/fake-key-protector';
import { foundSchool } from '../support/school';
import { TestDesk } from '../support/test-desk';

describe('a store that is too large for a whole check at the start', () => {
  let directory: string;
  let file: string;
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'latchkey-test-'));
    file = join(directory, 'latchkey.db');
    const { desk } = await foundSchool(await TestDesk.on(directory, fakeKeyProtector('keychain')));
    await desk.application.close();
    makeLarge(directory);
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const overwrite = (from: number, length: number): void => {
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xa5, from, from + length));
  };
  const rootPageOf = (table: string): number => {
    const sqlite = new Sqlite(file, { readonly: true });
    const page = Number(
      sqlite.prepare('select rootpage from sqlite_schema where name = ?').pluck().get(table),
    );
    sqlite.close();
    return page;
  };
  const refusal = (): string | null => {
    try {
      void connect(file).close();
      return null;
    } catch (cause) {
      return (cause as { reason: string }).reason;
    }
  };

  test('opens before the rest is checked', async () => {
    const open = connect(file);
    expect(open.checkedWhole).toBe(false);
    await open.close();
    expect(readWhole(file)).toBe('whole');
  });

  test('is checked whole at the start while it is small', async () => {
    const sqlite = new Sqlite(file);
    sqlite.exec('delete from notices; vacuum');
    expect(Number(sqlite.pragma('page_count', { simple: true }))).toBeLessThanOrEqual(pagesCheckedAtStart);
    sqlite.close();
    const open = connect(file);
    expect(open.checkedWhole).toBe(true);
    await open.close();
  });

  test.each<[string, () => void]>([
    ['its header damaged', () => overwrite(0, 16)],
    ['its schema damaged', () => overwrite(100, 2_000)],
    ['cut off', () => truncateSync(file, readFileSync(file).length - 3 * 4_096)],
    ['the page of its school overwritten', () => overwrite(4_096 * (rootPageOf('school') - 1), 4_096)],
    ['the page of its desks overwritten', () => overwrite(4_096 * (rootPageOf('desks') - 1), 4_096)],
  ])('is refused at the start with %s, and left as it is', (_name, damage) => {
    damage();
    const before = readFileSync(file);
    expect(refusal()).toBe('database-damaged');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('a whole check finds damage in other pages', () => {
    damageFarPage(directory);
    expect(refusal()).toBeNull();
    expect(readWhole(file)).toBe('damaged');
  });
});
