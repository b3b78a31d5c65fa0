import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import { codeOf, valueOf } from '../support/test-desk';
import { DeskProcess, NotStarted } from './support/desk-process';
import { readFacts } from './support/facts';
import { asManager, frank, type KeptSchool, keepSchool } from './support/kept-school';
import { RealApp } from './support/real-app';
import { halves, newDirectory, removeDirectories, storePath } from './support/store';
import { report, times } from './support/outcome';

test.describe('5 two starts, a locked file', () => {
  let school: KeptSchool;
  test.beforeAll(async () => {
    school = await keepSchool();
  });
  test.afterAll(() => school.remove());

  test('the real app started several times at once', async () => {
    const starts = times(3, 6);
    const directory = newDirectory();
    const apps = Array.from({ length: starts }, () => RealApp.spawn(directory));
    const output = apps.map((app) => {
      const written = { text: '' };
      app.stdout!.on('data', (chunk: Buffer) => {
        written.text += chunk.toString();
      });
      return written;
    });
    const running = (): number =>
      apps.filter((app) => app.exitCode === null && app.signalCode === null).length;
    await expect.poll(running, { timeout: 30_000 }).toBe(1);
    expect(output.filter(({ text }) => /open on this data directory already/.test(text))).toHaveLength(
      starts - 1,
    );
    expect(apps.filter((app) => app.exitCode === 0)).toHaveLength(starts - 1);
    const first = apps.find((app) => app.exitCode === null);
    first?.kill();
    if (first) await once(first, 'exit');
    const desk = await DeskProcess.start({ directory });
    await desk.close();
    expect(halves(directory)).toEqual([]);
    removeDirectories([directory]);
    report(
      `${starts} starts of the real app at once on a new data directory`,
      'one stays, the others hand over and end with 0; data whole',
    );
  });

  test('two processes that write one store', async () => {
    const rounds = times(12, 60);
    const directory = school.copy();
    const desks = await Promise.all([DeskProcess.start({ directory }), DeskProcess.start({ directory })]);
    const codes = new Map<string, number>();
    let confirmed = 0;
    await Promise.all(
      desks.map(async (desk) => {
        for (let round = 0; round < rounds; round += 1) {
          const window = desk.window('staff');
          const result = await window.signIn.begin(frank);
          if (result.ok) confirmed += 1;
          else codes.set(result.error.code, (codes.get(result.error.code) ?? 0) + 1);
        }
      }),
    );
    const before = readFacts(school.directory).events['sign-in.password'] ?? 0;
    for (const desk of desks) await desk.close();
    expect(readFacts(directory).events['sign-in.password']).toBe(before + confirmed);
    expect(halves(directory)).toEqual([]);
    expect([...codes.keys()].filter((code) => code !== 'store-busy')).toEqual([]);
    report(
      `2 processes with ${rounds} sign-ins each, at once`,
      `${confirmed} confirmed and all there, ${codes.get('store-busy') ?? 0} refused with store-busy; one whole chain`,
    );
  });

  test('another program that holds the file', async () => {
    const directory = school.copy();
    const desk = await DeskProcess.start({ directory });
    const office = await asManager(desk);
    const other = new Sqlite(storePath(directory));
    other.exec('begin immediate');
    const stored = valueOf(await office.options.read());
    expect(codeOf(await office.options.save(stored))).toBe('store-busy');
    other.exec('rollback');
    other.close();
    valueOf(await office.options.save(stored));
    await desk.close();

    const holder = new Sqlite(storePath(directory));
    holder.pragma('locking_mode = EXCLUSIVE');
    holder.exec('begin exclusive');
    const refusal = await DeskProcess.start({ directory }).catch((cause: unknown) => cause);
    expect(refusal).toBeInstanceOf(NotStarted);
    expect((refusal as NotStarted).message).toMatch(/Another program holds the file/);
    holder.exec('rollback');
    holder.close();
    await (await DeskProcess.start({ directory })).close();
    expect(halves(directory)).toEqual([]);
    report(
      'a lock held while the desk is open, and at a start',
      'store-busy, and a start refused in words; goes on when it is let go',
    );
  });
});
