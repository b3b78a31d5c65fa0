import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { arrangeSchool } from '../e2e/support/arranged-school';
import { damageFarPage, makeLarge } from '../support/large-store';
import { valueOf } from '../support/test-desk';
import { DeskProcess, NotStarted } from './support/desk-process';
import {
  asManager,
  copyStore,
  type KeptSchool,
  keepSchool,
  leftovers,
  namesInBackup,
  namesToday,
  restoreByCommand,
  staffNames,
} from './support/kept-school';
import { RealApp } from './support/real-app';
import { changeStore, digestOf, looking, removeDirectories, storePath } from './support/store';
import { report, times } from './support/outcome';

/** Overwrites bytes of a file. */
const overwrite = (file: string, at: number, bytes: Buffer): void => {
  const whole = readFileSync(file);
  bytes.copy(whole, at);
  writeFileSync(file, whole);
};

test.describe('4 damaged store', () => {
  let school: KeptSchool;
  test.beforeAll(async () => {
    school = await keepSchool();
  });
  test.afterAll(() => school.remove());

  /** Expects a refused start with a reason, unchanged files, and a restore that brings the backup back. */
  const refusedAndRestored = async (
    what: string,
    directory: string,
    reason = 'database-damaged',
  ): Promise<void> => {
    const files = ['', '-wal'].map((suffix) => `${storePath(directory)}${suffix}`);
    const before = files.map(digestOf);
    const outcome = await DeskProcess.start({ directory }).catch((cause: unknown) => cause);
    if (outcome instanceof DeskProcess) await outcome.close();
    expect(outcome, what).toBeInstanceOf(NotStarted);
    expect(outcome, what).toMatchObject({ reason });
    expect((outcome as NotStarted).message, what).toMatch(/latchkey restore|newer version/);
    expect(files.map(digestOf), `${what}: the files are left as they are`).toEqual(before);
    const { exitCode, lines } = await restoreByCommand(directory, school);
    expect(exitCode, `${what}: ${lines.join(' ')}`).toBe(0);
    const kept = /kept as (.+)$/.exec(lines.at(-1) ?? '')?.[1];
    // The restore kept the damaged files under other names.
    expect(kept === undefined ? null : digestOf(kept), `${what}: kept as it was`).toBe(before[0]);
    const desk = await DeskProcess.start({ directory });
    const office = await asManager(desk);
    expect(await staffNames(office), what).toEqual(namesInBackup);
    expect(valueOf(await office.audit.verify()), what).toMatchObject({ kind: 'whole' });
    expect(leftovers(directory)).toEqual([]);
    await desk.close();
  };

  test('bytes overwritten, cut off, or none left', async () => {
    const size = statSync(storePath(school.directory)).size;
    const page = 4096;
    const inTheMiddle = Array.from({ length: times(2, 10) }, (_, index) => ({
      what: `a page in the middle overwritten (${index + 1})`,
      damage: (file: string) => overwrite(file, page * (2 + index), randomBytes(page)),
    }));
    const kinds = [
      { what: 'header overwritten', damage: (file: string) => overwrite(file, 0, randomBytes(100)) },
      {
        what: 'first page overwritten',
        damage: (file: string) => overwrite(file, 100, randomBytes(page - 100)),
      },
      ...inTheMiddle,
      { what: 'cut off between pages', damage: (file: string) => truncateSync(file, size - page * 3) },
      {
        what: 'cut off inside of a page',
        damage: (file: string) => truncateSync(file, size - page * 2 - 777),
      },
      { what: 'cut off after the header', damage: (file: string) => truncateSync(file, 100) },
      { what: 'no byte left', damage: (file: string) => truncateSync(file, 0) },
    ];
    for (const { what, damage } of kinds) {
      const directory = school.copy();
      damage(storePath(directory));
      await refusedAndRestored(what, directory);
    }
    report(
      `${kinds.map(({ what }) => what).join(', ')}: ${kinds.length} files`,
      'database-damaged, the file left as it is and kept beside; the backup restored',
    );
  });

  test('a far page of a store that is too large to be read whole at a start', async () => {
    const { directory } = await arrangeSchool({ staff: [] });
    makeLarge(directory);
    const whole = await RealApp.start(directory);
    await (await whole.page('office')).getByLabel('Username').waitFor();
    // Waits longer than the check takes. A whole store stays open.
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    expect(valueOf(await (await whole.window('office')).signIn.current())).toMatchObject({
      current: { stage: 'signed-out' },
    });
    await whole.close();

    damageFarPage(directory);
    const app = await RealApp.start(directory);
    let said = '';
    const refused = new Promise<void>((resolve) => {
      app.electron.process().stderr?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (/latchkey restore/.test(said)) resolve();
      });
    });
    // The window opens before the check finds the damage.
    await (await app.page('office')).getByLabel('Username').waitFor();
    await refused;
    await app.kill();
    expect(said).toMatch(/is damaged/);
    expect(readFileSync(`${directory}/logs/latchkey.log`, 'utf8')).toContain(
      'The check of the whole store found damage',
    );
    removeDirectories([directory]);
    report(
      'a far page of a large store overwritten, the real app: 1',
      'found seconds after the window is there; the app closes in words',
    );
  });

  test('the file gone, its log left', async () => {
    const crashed = school.copy();
    const desk = await DeskProcess.start({ directory: crashed });
    await asManager(desk);
    await desk.kill();
    const directory = school.copy();
    copyStore(crashed, directory, ['', '-wal', '-shm']);
    rmSync(storePath(directory));
    await refusedAndRestored('a log without its file', directory);
    const without = school.copy();
    rmSync(storePath(without));
    await refusedAndRestored('no file at all', without);
    report(
      'latchkey.db gone: with its log left, with nothing left',
      'refused, the log left as it is, no first run on top; backup restored',
    );
  });

  test('the log gone or cut, its file left', async () => {
    const crashed = school.copy();
    const desk = await DeskProcess.start({ directory: crashed, tickEvery: 100 });
    const before = await asManager(desk);
    valueOf(await before.session.signOut());
    await asManager(desk);
    // Waits until the desk has saved the head of the audit log.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await desk.kill();
    const log = readFileSync(`${storePath(crashed)}-wal`);
    expect(log.length).toBeGreaterThan(4096 * 4);
    const cuts = [
      0,
      ...Array.from({ length: times(3, 20) }, () => Math.floor(Math.random() * log.length * 0.7)),
    ];
    for (const cut of cuts) {
      const directory = school.copy();
      copyStore(crashed, directory, ['']);
      copyFileOf(crashed, directory, 'audit-head');
      if (cut > 0) writeFileSync(`${storePath(directory)}-wal`, log.subarray(0, cut));
      const opened = await DeskProcess.start({ directory });
      const office = await asManager(opened);
      expect(await staffNames(office)).toEqual(namesToday);
      expect(valueOf(await office.health.read()).auditLogBroken, `cut at ${cut}`).toBe(true);
      await opened.close();
      looking(directory, (raw) => {
        expect(raw.audited()).toContain('!audit.found-broken');
        expect(raw.rows('pragma integrity_check')[0]?.['integrity_check']).toBe('ok');
      });
    }
    report(
      `the log deleted, and cut at ${cuts.length - 1} random places`,
      'opens whole at an earlier moment, and the audit log reports its missing tail',
    );
  });

  test('a store of a newer version', async () => {
    const directory = school.copy();
    changeStore(
      directory,
      "insert into kysely_migration values ('9999-from-the-future', '2031-01-01T00:00:00Z')",
    );
    await refusedAndRestored('a store from the future', directory, 'database-from-future');
    report(
      'a database of a newer version: 1',
      'database-from-future, left as it is and kept beside; the backup restored',
    );
  });
});

const copyFileOf = (from: string, to: string, name: string): void => {
  if (existsSync(`${from}/${name}`)) writeFileSync(`${to}/${name}`, readFileSync(`${from}/${name}`));
};
