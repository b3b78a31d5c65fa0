import { mkdtempSync, rmSync } from 'node:fs';
import { arch, platform, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mts';
import { setup } from './setup.mts';
import { announceRuntime, type ElectronRuntime, runtimeEnvironment } from './set-up/electron-runtime.mts';
import { withDisplay } from './set-up/virtual-display.mts';
import { checkout } from './support/paths.mts';
import { runScript, say, secondsSince } from './support/say.mts';
import { Album } from './tour/album.mts';
import { Phone } from './tour/authenticator.mts';
import { showDemo } from './tour/demo-journey.mts';
import { enrolFrank, setUpSchool, signInWithCode } from './tour/journeys.mts';
import { endTheDay, manageStaff } from './tour/manager-journeys.mts';
import { helpWithoutPhone } from './tour/no-phone-journeys.mts';
import { printSheets } from './tour/print-journey.mts';
import { resetFrank } from './tour/reset-journey.mts';
import type { Tour } from './tour/steps.mts';
import { Visitor } from './tour/visitor.mts';

// `npm run tour`: takes the real app through journeys 1 to 6, a manager's day and the demo, with pictures in tour/.
await runScript(async () => {
  const startedAt = performance.now();
  const runtime = await setup();
  await build({ onlyWhenStale: true });
  announceRuntime(runtime);
  return withDisplay(async () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'latchkey-tour-'));
    Object.assign(process.env, runtimeEnvironment(runtime));
    const visitor = new Visitor(`--data-dir=${dataDirectory}`);
    const tour: Tour = { visitor, album: new Album(join(checkout, 'tour')), phone: new Phone(), scans: [] };
    try {
      await setUpSchool(tour);
      const key = await enrolFrank(tour);
      await signInWithCode(tour, key);
      const keys = await resetFrank(tour, key);
      await manageStaff(tour);
      await helpWithoutPhone(tour, keys);
      await printSheets(tour);
      await endTheDay(tour);
      await showDemo(tour);
    } catch (error) {
      await pictureOfFailure(tour);
      say(
        `the tour stopped after ${tour.album.pictures.length} pictures (${secondsSince(startedAt)}); tour/failed-*.png shows where`,
      );
      throw error;
    } finally {
      await visitor.leave();
      rmSync(dataDirectory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
    const index = tour.album.bind(factsOf(runtime, tour));
    say(`the tour took ${tour.album.pictures.length} pictures in ${secondsSince(startedAt)}: ${index}`);
    return 0;
  });
});

function factsOf(runtime: ElectronRuntime, { scans, phone }: Tour): string[] {
  const ways = [...new Set(scans.map(({ seenOn, readBy }) => `off ${seenOn} by ${readBy}`))].join(', ');
  const electron = `Electron ${runtime.version}${runtime.kind === 'fallback' ? ' (fallback runtime, for development and tests alone)' : ''}`;
  return [
    `Made on ${new Date().toISOString().replace(/\.\d+Z$/, 'Z')} with ${electron} on ${platform()} ${release()} ${arch()}.`,
    `${scans.length} QR codes read ${ways}; codes from ${phone.codesFrom}.`,
  ];
}

async function pictureOfFailure({ visitor }: Tour): Promise<void> {
  for (const page of visitor.app?.windows() ?? []) {
    const path = join(checkout, 'tour', `failed-${new URL(page.url()).host}.png`);
    await page.screenshot({ path, timeout: 3_000 }).catch(() => undefined);
  }
}
