import { expect, test } from '@playwright/test';
import { arrangeSchool } from '../e2e/support/arranged-school';
import { codeFor } from '../support/school';
import { codeOf, stageOf, type TestWindow, valueOf } from '../support/test-desk';
import { RealApp } from './support/real-app';
import { removeDirectories } from './support/store';
import { report } from './support/outcome';

type Printing = 'fails' | 'throws' | 'cancelled';

/** Replaces the page's print call, whose dialog would wait for a person: no printer, a broken one, or a cancelled dialog. */
const usePrinter = (app: RealApp, printing: Printing): Promise<void> =>
  app.electron.evaluate(({ BrowserWindow }, how) => {
    for (const { webContents } of BrowserWindow.getAllWindows())
      Object.assign(webContents, {
        print: (_options: unknown, done: (printed: boolean, reason: string) => void) => {
          if (how === 'throws') throw new Error('There is no printer');
          done(false, how === 'fails' ? 'Invalid printer settings' : 'Print job canceled');
        },
      });
  }, printing);

const breakClipboard = (app: RealApp): Promise<void> =>
  app.electron.evaluate(({ clipboard }) => {
    Object.assign(clipboard, {
      writeText: () => {
        throw new Error('The clipboard is not there');
      },
    });
  });

test('7 failing print and copy: of a key, recovery codes and the owner’s sheet', async () => {
  const { directory, people } = await arrangeSchool({ required: { office: true } });
  const { username, password } = people.maria;
  const app = await RealApp.start(directory);
  const office = await app.window('office');
  await breakClipboard(app);
  valueOf(await office.signIn.begin({ username, password }));
  const { secretKey } = await stageOf(office as TestWindow, 'enrolment');
  expect(codeOf(await office.signIn.copySecretKey())).toBe('copy-failed');
  expect((await stageOf(office as TestWindow, 'enrolment')).secretKey).toBe(secretKey);
  valueOf(await office.signIn.confirmEnrolment({ code: codeFor(secretKey, Date.now()) }));

  const { codes } = await stageOf(office as TestWindow, 'recovery-codes');
  const page = await app.page('office');
  await page.reload();
  await page.getByRole('heading', { name: 'Save your recovery codes' }).waitFor();
  for (const printing of ['fails', 'throws'] as const) {
    await usePrinter(app, printing);
    expect(codeOf(await office.ownAccount.print())).toBe('print-failed');
    await page.getByRole('button', { name: 'Print', exact: true }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Nothing was printed' })).toBeVisible();
  }
  expect(codeOf(await office.ownAccount.copyRecoveryCodes())).toBe('copy-failed');
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was copied' })).toBeVisible();
  expect((await stageOf(office as TestWindow, 'recovery-codes')).codes).toEqual(codes);
  await usePrinter(app, 'cancelled');
  valueOf(await office.ownAccount.print());
  valueOf(await office.ownAccount.confirmRecoveryCodesSaved());

  valueOf(await office.keys.issueSheet());
  const { recoveryKey } = await stageOf(office as TestWindow, 'owner-sheet');
  await usePrinter(app, 'fails');
  expect(codeOf(await office.ownAccount.print())).toBe('print-failed');
  expect((await stageOf(office as TestWindow, 'owner-sheet')).recoveryKey).toBe(recoveryKey);
  await app.close();
  removeDirectories([directory]);
  report(
    'no printer, a printer that throws, a clipboard that is not there: 8 calls and clicks',
    'print-failed, copy-failed, said on the page; what was shown is still shown',
  );
});
