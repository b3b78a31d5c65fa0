import { test, expect } from '@playwright/test';
import { arrangeSchool } from '../e2e/support/arranged-school';
import { DeskKilled } from './support/desk-process';
import { below, Driver } from './support/driver';
import { differences, readFacts } from './support/facts';
import { RealApp } from './support/real-app';
import { halves, removeDirectories } from './support/store';
import { report, times } from './support/outcome';

test.describe('1 kill -9', () => {
  test('of the real app, driven through its windows', async () => {
    const rounds = times(3, 12);
    const { directory, people } = await arrangeSchool({
      staff: ['nora', 'frank', 'ines'],
      required: { staff: true },
    });
    const { maria, ...staff } = people;
    const driver = new Driver(readFacts(directory), Object.values(staff), maria);
    const lost: string[] = [];
    const half: string[] = [];
    const compare = (): void => {
      half.push(...halves(directory));
      const found = readFacts(directory);
      const asConfirmed = differences(found, driver.facts);
      const after = structuredClone(driver.facts);
      driver.pending?.(after);
      if (asConfirmed.length > 0 && differences(found, after).length > 0) lost.push(...asConfirmed);
      driver.restarted(found);
    };
    for (let round = 0; round < rounds; round += 1) {
      const app = await RealApp.start(directory);
      const driven = {
        office: await app.window('office', false),
        staff: await app.window('staff'),
        pass: null,
      };
      if (round > 0) compare();
      const timer = setTimeout(() => void app.kill(), 1_000 + below(times(4_000, 12_000)));
      try {
        for (;;) await driver.operate(driven);
      } catch (cause) {
        if (!(cause instanceof DeskKilled)) throw cause;
      } finally {
        clearTimeout(timer);
        await app.kill();
      }
    }
    const last = await RealApp.start(directory);
    await last.window('office');
    compare();
    await last.close();
    removeDirectories([directory]);
    expect({ lost, half }).toEqual({ lost: [], half: [] });
    report(`${driver.confirmed} operations confirmed by the real app; ${rounds} kills`, '0 lost, 0 half');
  });
});
