import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { Portal } from '../../shared/access';
import type { PortalWindow } from './pages/portal-window';
import { arrangeSchool, type Plan } from './support/arranged-school';
import { Desk } from './support/desk';

interface OpenOptions {
  /** The school in the data directory; without it, the directory is empty. */
  readonly school?: Plan;
  /** The window that the app opens at its start. */
  readonly portal?: Portal;
  /** The tests' own entry with its movable clock, the product's own, or the demo school. */
  readonly entry?: 'test' | 'own' | 'demo';
}

interface Fixtures {
  /** Starts the app on a fresh data directory, as often as a test wants. The fixture ends and removes everything afterwards. */
  readonly openDesk: (options?: OpenOptions) => Promise<{ desk: Desk; window: PortalWindow }>;
  /** Console complaints that the test provokes itself: a match does not fail it. */
  readonly expectedComplaints: RegExp[];
}

/** Playwright's `test` with desks. A test also fails when the app logged an error or a renderer complained. */
export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed off the pattern
  expectedComplaints: async ({}, use) => {
    await use([]);
  },
  openDesk: async ({ expectedComplaints }, use, testInfo) => {
    const desks: Desk[] = [];
    await use(async ({ school, portal = 'office', entry = 'test' } = {}) => {
      const arranged = school && (await arrangeSchool(school));
      const directory = arranged?.directory ?? mkdtempSync(join(tmpdir(), 'latchkey-e2e-'));
      const desk = new Desk(directory, arranged?.people ?? null, entry);
      desks.push(desk);
      return { desk, window: await desk.start(portal) };
    });
    const failed = testInfo.status !== testInfo.expectedStatus;
    const complaints = desks.flatMap((desk) => [...desk.complaints, ...desk.loggedErrors()]);
    for (const [index, desk] of desks.entries()) {
      if (failed) await keepPictures(desk, index, testInfo);
      await desk.remove();
    }
    if (failed) return;
    const unexpected = complaints.filter(
      (text) => !expectedComplaints.some((expected) => expected.test(text)),
    );
    expect(unexpected, 'what the app complained of behind the screens').toEqual([]);
  },
});
export { expect };

const keepPictures = async (
  desk: Desk,
  index: number,
  testInfo: ReturnType<typeof test.info>,
): Promise<void> => {
  for (const page of desk.isStarted ? desk.app.windows() : []) {
    const name = `desk-${index}-${new URL(page.url()).host}.png`;
    const path = testInfo.outputPath(name);
    // A crashed or closed page has no picture, but the report still shows the failure.
    const taken = await page.screenshot({ path, timeout: 3_000 }).catch(() => null);
    if (taken !== null) await testInfo.attach(name, { path, contentType: 'image/png' });
  }
};
