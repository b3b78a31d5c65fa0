import { expect, test } from '@playwright/test';
import { arrangeSchool } from '../e2e/support/arranged-school';
import { codeFor } from '../support/school';
import { stageOf, type TestWindow, valueOf } from '../support/test-desk';
import type { WindowClient } from './support/client-over';
import { askPage, boxesOf, closeWindow, crashRenderer, hearBoxes } from './support/crash';
import { RealApp } from './support/real-app';
import { halves, newDirectory, removeDirectories } from './support/store';
import { report } from './support/outcome';

// Without the end of a challenge, which comes from two clocks and may differ by a millisecond.
const stateNow =
  'window.desk.signIn.current().then(({ value }) => JSON.stringify(value, (key, it) => (key === "expiresAt" ? 0 : it)))';
const headingNow = "document.querySelector('h1')?.innerText ?? null";

/** Crashes the Office Portal's page, and waits until a new process shows the same stage. */
const crashAndCompare = async (app: RealApp, stage: string): Promise<void> => {
  await expect.poll(() => askPage(app, 'office', headingNow)).not.toBeNull();
  const state = String(await askPage(app, 'office', stateNow));
  expect((JSON.parse(state) as { current: { stage: string } }).current.stage).toBe(stage);
  const heading = await askPage(app, 'office', headingNow);
  await askPage(app, 'office', 'globalThis.beforeTheCrash = true');
  await crashRenderer(app, 'office');
  await expect.poll(() => askPage(app, 'office', headingNow), { message: stage }).toBe(heading);
  expect(await askPage(app, 'office', stateNow), stage).toBe(state);
  expect(await askPage(app, 'office', 'globalThis.beforeTheCrash === undefined'), stage).toBe(true);
};

test.describe('6 renderer crash', () => {
  test('in each stage', async () => {
    const empty = newDirectory();
    const first = await RealApp.start(empty);
    await first.window('office');
    await crashAndCompare(first, 'first-run');
    await first.close();

    const { directory, people } = await arrangeSchool({
      staff: ['frank'],
      enrolled: ['frank'],
      required: { office: true },
    });
    const { frank, maria } = people;
    const app = await RealApp.start(directory);
    await app.window('office');
    const staff = await app.window('staff');
    const recoveryCodes = [...frank.recoveryCodes];
    const begin = async (office: WindowClient, { username, password }: typeof frank) =>
      valueOf(await office.signIn.begin({ username, password }));
    const enter = async (office: WindowClient): Promise<void> => {
      await begin(office, frank);
      valueOf(await office.signIn.answerRecoveryCode({ recoveryCode: recoveryCodes.pop() ?? '' }));
    };
    let mariasCodes: string[] = [];
    const stages: Record<string, (office: WindowClient) => Promise<void>> = {
      'signed-out': async () => undefined,
      code: async (office) => void (await begin(office, frank)),
      enrolment: async (office) => void (await begin(office, maria)),
      'recovery-codes': async (office) => {
        await begin(office, maria);
        const { secretKey } = await stageOf(office as TestWindow, 'enrolment');
        valueOf(await office.signIn.confirmEnrolment({ code: codeFor(secretKey, Date.now()) }));
        mariasCodes = (await stageOf(office as TestWindow, 'recovery-codes')).codes;
      },
      'signed-in': enter,
      locked: async (office) => {
        await enter(office);
        valueOf(await office.session.lock());
      },
      'owner-sheet': async (office) => {
        await begin(office, maria);
        valueOf(await office.signIn.answerRecoveryCode({ recoveryCode: mariasCodes[0] ?? '' }));
        valueOf(await office.keys.issueSheet());
      },
    };
    for (const [stage, bring] of Object.entries(stages)) {
      const office = await app.window('office');
      await bring(office);
      await (await app.page('office')).reload();
      await crashAndCompare(app, stage);
      // A new window starts a new count of crashes.
      await closeWindow(app, 'office');
      await staff.signIn.openPortal({ portal: 'office' });
      await expect.poll(() => askPage(app, 'office', headingNow)).not.toBeNull();
    }
    await app.close();
    expect(halves(directory)).toEqual([]);
    removeDirectories([empty, directory]);
    report(
      `a crash in each of first-run, ${Object.keys(stages).join(', ')}`,
      'the page comes back where it was, with the same secrets and codes',
    );
  });

  test('twice in a row', async () => {
    const { directory, people } = await arrangeSchool({});
    const { username, password } = people.maria;
    const app = await RealApp.start(directory);
    const office = await app.window('office');
    const staff = await app.window('staff');
    valueOf(await office.signIn.begin({ username, password }));
    await (await app.page('office')).reload();
    await hearBoxes(app);
    await crashAndCompare(app, 'signed-in');
    await crashRenderer(app, 'office');
    await expect.poll(() => boxesOf(app)).toEqual(['This window stopped twice']);
    // The page does not reload in a loop, and main still works.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(await askPage(app, 'office', headingNow)).toBeNull();
    expect(await boxesOf(app)).toHaveLength(1);
    valueOf(await staff.signIn.current());
    await closeWindow(app, 'office');
    await staff.signIn.openPortal({ portal: 'office' });
    await expect.poll(() => askPage(app, 'office', headingNow)).toBe('Office Portal');
    await app.close();
    expect(halves(directory)).toEqual([]);
    removeDirectories([directory]);
    report(
      'a second crash within ten seconds',
      'one message, no reload, the other window works, a new window too',
    );
  });
});
