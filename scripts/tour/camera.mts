import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import readInPixels from 'jsqr';
import { PNG } from 'pngjs';
import { findCommand, runQuietly } from '../support/run.mts';

/** A scan: the text, the picture's source and the reader, for people. */
export type Scan = { readonly text: string; readonly seenOn: string; readonly readBy: string };

/**
 * Reads the QR code from a picture of the whole display, as a phone would. macOS and Windows keep the window out of screen
 * captures, so there it reads a picture of the window. Throws if neither shows a code.
 */
export async function scanQrCode(app: ElectronApplication, page: Page): Promise<Scan> {
  const looks = [
    { seenOn: 'the screen', take: () => pictureOfScreen(app, page) },
    { seenOn: 'the window', take: () => page.screenshot() },
  ];
  for (const { seenOn, take } of looks) {
    // A new window may take a moment to appear on the screen.
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const found = readQrCode(await take());
      if (found !== undefined) return { ...found, seenOn };
      await page.waitForTimeout(300);
    }
  }
  throw new Error('No QR code could be read off the screen.');
}

/** A picture (PNG) of the first display, with the page's window in front. */
async function pictureOfScreen(app: ElectronApplication, page: Page): Promise<Buffer> {
  const base64 = await app.evaluate(async ({ BrowserWindow, desktopCapturer, screen }, url) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL() === url);
    window?.moveTop();
    window?.focus();
    const { size, scaleFactor } = screen.getPrimaryDisplay();
    const thumbnailSize = { width: size.width * scaleFactor, height: size.height * scaleFactor };
    const [display] = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize });
    return display?.thumbnail.toPNG().toString('base64') ?? '';
  }, page.url());
  return Buffer.from(base64, 'base64');
}

function readQrCode(picture: Buffer): { text: string; readBy: string } | undefined {
  if (picture.length === 0) return undefined;
  if (findCommand('zbarimg') !== undefined) {
    const text = byZbarimg(picture);
    return text === undefined ? undefined : { text, readBy: 'zbarimg' };
  }
  const { data, width, height } = PNG.sync.read(picture);
  // A CommonJS module whose function is its `default`.
  const read = (readInPixels as unknown as { default?: typeof readInPixels }).default ?? readInPixels;
  const found = read(new Uint8ClampedArray(data), width, height);
  return found === null ? undefined : { text: found.data, readBy: 'jsQR' };
}

function byZbarimg(picture: Buffer): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-tour-'));
  try {
    const file = join(folder, 'screen.png');
    writeFileSync(file, picture);
    const { exitCode, stdout } = runQuietly('zbarimg', [
      '-q',
      '--raw',
      '--nodbus',
      '-Sdisable',
      '-Sqrcode.enable',
      file,
    ]);
    return exitCode === 0 ? stdout.trim() : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
