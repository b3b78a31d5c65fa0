import { watch } from 'node:fs';
import { expect, test } from '@playwright/test';
import { arrangeSchool } from '../e2e/support/arranged-school';
import { DeskKilled, DeskProcess } from './support/desk-process';
import { below, Driver } from './support/driver';
import { differences, readFacts } from './support/facts';
import { halves, newDirectory, removeDirectories } from './support/store';
import { report, times } from './support/outcome';

/** Kills the desk at a random moment, or during a write to the store's log after some more writes. */
const killSoon = (desk: DeskProcess, directory: string): (() => void) => {
  if (below(2) === 0) {
    const timer = setTimeout(() => void desk.kill(), 100 + below(3_000));
    return () => clearTimeout(timer);
  }
  let spared = below(200);
  const watcher = watch(directory, (_event, name) => {
    if (name !== 'latchkey.db-wal' || --spared > 0) return;
    void desk.kill();
  });
  return () => watcher.close();
};

test.describe('1 kill -9', () => {
  test('at any moment of a day at the desk', async () => {
    const wanted = times(160, 520);
    const school = await arrangeSchool({
      staff: ['nora', 'frank', 'ines'],
      enrolled: ['frank', 'ines'],
      required: { staff: true },
    });
    const { directory, people } = school;
    const { maria, ...staff } = people;
    const driver = new Driver(readFacts(directory), Object.values(staff), maria);
    let kills = 0;
    let inFlight = 0;
    let lost: string[] = [];
    let half: string[] = [];
    const compare = (): void => {
      half = [...half, ...halves(directory)];
      const found = readFacts(directory);
      const asConfirmed = differences(found, driver.facts);
      if (asConfirmed.length > 0) {
        const after = structuredClone(driver.facts);
        driver.pending?.(after);
        // An unconfirmed change may have happened, but only as a whole.
        if (driver.pending && differences(found, after).length === 0) inFlight += 1;
        else lost = [...lost, ...asConfirmed];
      }
      driver.restarted(found);
    };

    while (driver.confirmed < wanted) {
      const desk = await DeskProcess.start({ directory, ahead: driver.ahead, tickEvery: 100 });
      if (kills > 0) compare();
      const spare = killSoon(desk, directory);
      try {
        const driven = {
          office: desk.window('office', false),
          staff: desk.window('staff'),
          pass: (milliseconds: number) => desk.pass(milliseconds, { inUse: true }),
        };
        for (;;) await driver.operate(driven);
      } catch (cause) {
        if (!(cause instanceof DeskKilled)) throw cause;
        kills += 1;
      } finally {
        spare();
        await desk.kill();
      }
    }
    const last = await DeskProcess.start({ directory, ahead: driver.ahead });
    compare();
    const office = last.window('office');
    await office.signIn.begin({ username: maria.username, password: maria.password });
    expect(await office.audit.verify()).toMatchObject({ ok: true, value: { kind: 'whole' } });
    await last.close();
    removeDirectories([directory]);
    expect({ lost, half }).toEqual({ lost: [], half: [] });
    const kinds = [...driver.done].map(([kind, count]) => `${count} ${kind}`).join(', ');
    report(
      `${driver.confirmed} operations confirmed (${kinds}); ${kills} kills`,
      `0 lost, 0 half (${inFlight} unconfirmed ones were there whole)`,
    );
  });

  test('in the first run', async () => {
    const rounds = times(8, 30);
    let founded = 0;
    let all = 0;
    for (let round = 0; round < rounds; round += 1) {
      const directory = newDirectory();
      // Kills at each change of the folder, from the first file until after the school exists.
      const desk = DeskProcess.begin({ directory });
      let changes = round === 0 ? Number.POSITIVE_INFINITY : 1 + below(all);
      let heardOf = 0;
      const watcher = watch(directory, () => {
        heardOf += 1;
        changes -= 1;
        if (changes <= 0) void desk.kill();
      });
      const setUp = {
        schoolName: 'Northside Gymnastics',
        name: 'Maria Lopez',
        username: 'maria',
        password: 'apricot lanterns drift west',
      };
      const confirmed = await desk
        .window('office')
        .signIn.setUp(setUp)
        .then(({ ok }) => ok)
        .catch(() => false);
      if (round === 0) all = heardOf;
      watcher.close();
      await desk.kill();
      const again = await DeskProcess.start({ directory });
      const office = again.window('office');
      const state = await office.signIn.current();
      const stage = state.ok ? state.value.current.stage : '';
      if (stage === 'first-run') expect(confirmed).toBe(false);
      else {
        founded += 1;
        const { username, password } = setUp;
        expect(await office.signIn.begin({ username, password })).toMatchObject({ ok: true });
      }
      expect(halves(directory)).toEqual([]);
      await again.close();
      removeDirectories([directory]);
    }
    report(
      `${rounds - 1} kills during a first run, by its changes to files`,
      `${founded} schools with their manager, ${rounds - founded} none; 0 half`,
    );
  });
});
