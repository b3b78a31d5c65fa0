import type { ElectronApplication, Page } from '@playwright/test';
import { frank, type Tour } from './steps.mts';
import { follow, heading, press, seesText } from './visitor.mts';

/** The sheets that a manager prints. */
export async function printSheets({ visitor, album }: Tour): Promise<void> {
  const office = await visitor.window('office');
  album.begin('11. On paper');
  await follow(office, 'Staff');
  await follow(office, frank.name);
  await heading(office, frank.name);
  await press(office, 'Print hand-out');
  await heading(office, `Hand-out for ${frank.name}`);
  await album.take(
    office,
    'hand-out',
    'A hand-out for Frank: what comes out of the printer is looked at first; it can be saved as a PDF as well.',
  );
  await asPaper(visitor.app, office, () =>
    album.takePaper(
      office,
      'hand-out-paper',
      'The hand-out itself: how to set up the app, in the words of the screens, without a password or a secret.',
    ),
  );
  await follow(office, 'Home');
  await seesText(office, 'What needs doing');
  await keepSaveDialogOpen(visitor.app);
  await press(office, 'Save as PDF');
  await asPaper(visitor.app, office, () =>
    album.takePaper(
      office,
      'overview-paper',
      'The Overview on paper: the numbers, what needs doing, and a bar for each of thirty days that needs no colour.',
    ),
  );
  await callSaveDialogOff(visitor.app);
}

type Size = { readonly width: number; readonly height: number };

/** The area between the margins of A4, in CSS pixels. */
const sheet: Size = { width: 698, height: 1010 };

/** Shows a window in its print style while `during` runs. */
async function asPaper(app: ElectronApplication, page: Page, during: () => Promise<void>): Promise<void> {
  const before = await resize(app, page, sheet);
  await page.emulateMedia({ media: 'print' });
  await during();
  await page.emulateMedia({ media: null });
  await resize(app, page, before);
}

/** Resizes a window's page; returns its previous size. */
async function resize(app: ElectronApplication, page: Page, { width, height }: Size): Promise<Size> {
  const before = await app.evaluate(
    ({ BrowserWindow }, wanted) => {
      const found = BrowserWindow.getAllWindows().find(
        ({ webContents }) => webContents.getURL() === wanted.url,
      );
      const [wide = 0, high = 0] = found?.getContentSize() ?? [];
      found?.setContentSize(wanted.width, wanted.height);
      return { width: wide, height: high };
    },
    { url: page.url(), width, height },
  );
  await page.waitForFunction(`innerWidth === ${width}`);
  return before;
}

/** Keeps the system's save dialog open, and the printed layout with it, until `callSaveDialogOff`. */
async function keepSaveDialogOpen(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: electron, dialog }) => {
    dialog.showSaveDialog = () =>
      new Promise((resolve) => {
        electron.once('tour-save-dialog-off' as 'activate', () => resolve({ canceled: true, filePath: '' }));
      });
  });
}

async function callSaveDialogOff(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: electron }) => {
    electron.emit('tour-save-dialog-off');
  });
}
