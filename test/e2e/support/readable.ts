import { expect } from '@playwright/test';
import { pagesOf } from '../../../main/desk/paper-size';
import type { PortalWindow } from '../pages/portal-window';
import type { Desk } from './desk';
import { pseudoLocale } from './pseudo-locale';

/** The two widths for checking every screen: the usual one, and a narrow window beside another. */
const widths = [1280, 480] as const;

interface Found {
  /** Texts that do not come from the catalogue. */
  readonly hardCoded: readonly string[];
  /** Texts that are cut off, run out of their box or lie on one another. */
  readonly cutOff: readonly string[];
}

/** Runs in the page. `given`: names and other texts of people, which are in nobody's catalogue. */
const look = (given: readonly string[]): Found => {
  const root = [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1) ?? document.body;
  const hidden = (element: Element): boolean =>
    !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) ||
    element.closest('.visually-hidden, svg') !== null;
  /** Marked as somebody's own text, as a code, a key of the keyboard, or as the name of another language. */
  const isNobodysCatalogue = (element: Element): boolean =>
    element.closest('bdi, [dir="auto"], code, kbd, time, [lang]:not(html)') !== null;

  /** Removes the parts of a text that come from the catalogue, from people and from the system. */
  const leftOver = (text: string): string => {
    let rest = text;
    // Texts may be inside of one another, as a portal's name in a sentence.
    for (let before = ''; before !== rest; ) {
      before = rest;
      rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ');
    }
    for (const known of given) rest = rest.replaceAll(known, ' ');
    // Days, times and sizes are the system's.
    return rest.replace(
      /\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|AM|PM|kB|MB|byte)\b/g,
      ' ',
    );
  };

  const texts: { element: Element; text: string; rects: DOMRect[] }[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (element === null || text === '' || hidden(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    texts.push({ element, text, rects: [...range.getClientRects()] });
  }

  const hardCoded = texts
    .filter(({ element, text }) => !isNobodysCatalogue(element) && /\p{L}/u.test(leftOver(text)))
    .map(({ text }) => text);
  for (const element of root.querySelectorAll('[aria-label], [placeholder], [title], [alt]')) {
    if (hidden(element) || isNobodysCatalogue(element)) continue;
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
      const text = element.getAttribute(name) ?? '';
      if (/\p{L}/u.test(leftOver(text))) hardCoded.push(`${name}: ${text}`);
    }
  }

  const cutOff: string[] = [];
  if (document.documentElement.scrollWidth > window.innerWidth + 1)
    cutOff.push(`the page is ${document.documentElement.scrollWidth} wide`);
  for (const { element, text, rects } of texts) {
    // A table may be moved sideways; a name that is too long ends in an ellipsis and has a title.
    for (let box: Element | null = element; box !== null && box !== root; box = box.parentElement) {
      const { overflowX, overflowY, textOverflow, position } = getComputedStyle(box);
      if (overflowX === 'auto' || overflowX === 'scroll') break;
      if (overflowX === 'visible' && box.clientWidth === 0) continue;
      const isShortened = textOverflow === 'ellipsis' && element.closest('bdi, [title]') !== null;
      const { left, right, bottom } = box.getBoundingClientRect();
      const isClipped = overflowY === 'hidden' || overflowY === 'clip';
      const runsOut = rects.some(
        (rect) =>
          rect.right > right + 1.5 || rect.left < left - 1.5 || (isClipped && rect.bottom > bottom + 1.5),
      );
      if (runsOut && !isShortened) {
        cutOff.push(`“${text}” runs out of <${box.tagName.toLowerCase()} class="${box.className}">`);
        break;
      }
      // An overlay is bounded by itself alone.
      if (position === 'absolute' || position === 'fixed') break;
    }
  }

  const pinned = (element: Element): boolean => {
    for (let box: Element | null = element; box !== null; box = box.parentElement)
      if (['fixed', 'sticky', 'absolute'].includes(getComputedStyle(box).position)) return true;
    return false;
  };
  const flowing = texts.filter(({ element }) => !pinned(element));
  flowing.forEach((one, index) => {
    const other = flowing
      .slice(index + 1)
      .find(({ rects }) =>
        rects.some((b) =>
          one.rects.some(
            (a) =>
              Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
              Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6,
          ),
        ),
      );
    if (other) cutOff.push(`“${one.text}” lies on “${other.text}”`);
  });
  return { hardCoded, cutOff };
};

const speak = async (desk: Desk, { page, portal }: PortalWindow, language: string): Promise<void> => {
  await desk.app.evaluate(
    ({ BrowserWindow }, [origin, spoken]) => {
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().startsWith(origin))
        ?.webContents.send('desk.language', spoken);
    },
    [`app://${portal}/`, language] as const,
  );
  await expect(page.locator('html')).toHaveAttribute('lang', language);
};

const widen = async (desk: Desk, { page, portal }: PortalWindow, width: number): Promise<void> => {
  await desk.app.evaluate(
    ({ BrowserWindow }, [origin, wide]) => {
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().startsWith(origin))
        ?.setContentSize(wide, 800);
    },
    [`app://${portal}/`, width] as const,
  );
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
  // What measures its place is drawn anew for it in the next frame.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
};

/**
 * Has the screen that a window shows speak the pseudo-locale for a moment, wide and narrow: everything on it comes from the
 * catalogue, and has room for a longer language.
 */
export const expectReadable = async (
  desk: Desk,
  window: PortalWindow,
  screen: string,
  given: readonly string[] = [],
): Promise<void> => {
  await speak(desk, window, pseudoLocale);
  for (const width of widths) {
    await widen(desk, window, width);
    const found = await window.page.evaluate(look, given);
    expect.soft(found, `${screen}, ${width} wide`).toEqual({ hardCoded: [], cutOff: [] });
  }
  await widen(desk, window, widths[0]);
  await speak(desk, window, 'en');
};

/** The area between the margins of A4, in CSS pixels. */
const paperWidth = 698;

/** The number of printed pages in each paper format, with the margins of `Save as PDF`. */
const pagesByFormat = async (desk: Desk, { portal }: PortalWindow): Promise<Record<string, number>> => {
  const pages: Record<string, number> = {};
  for (const pageSize of ['A4', 'Letter'] as const) {
    const pdf = await desk.app.evaluate(
      async ({ BrowserWindow }, [origin, size]) => {
        const margins = { top: 0.5, bottom: 0.6, left: 0.5, right: 0.5 };
        const printed = await BrowserWindow.getAllWindows()
          .find(({ webContents }) => webContents.getURL().startsWith(origin))
          ?.webContents.printToPDF({ pageSize: size, printBackground: false, margins });
        return printed?.toString('base64') ?? '';
      },
      [`app://${portal}/`, pageSize] as const,
    );
    pages[pageSize] = pagesOf(Buffer.from(pdf, 'base64'));
  }
  return pages;
};

/** The same for what the printer gets in the place of the screen: each paper here is one page, of A4 and of Letter. */
export const expectPaperReadable = async (
  desk: Desk,
  window: PortalWindow,
  paper: string,
  given: readonly string[] = [],
): Promise<void> => {
  const { page } = window;
  await speak(desk, window, pseudoLocale);
  await widen(desk, window, paperWidth);
  await page.emulateMedia({ media: 'print' });
  // Otherwise the screen would be looked at, and nothing on it would have been printed.
  await expect(page.getByText(/^⟦/).filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  const found = await page.evaluate(look, given);
  expect.soft(found, paper).toEqual({ hardCoded: [], cutOff: [] });
  await page.emulateMedia({ media: null });
  expect.soft(await pagesByFormat(desk, window), paper).toEqual({ A4: 1, Letter: 1 });
  await widen(desk, window, widths[0]);
  await speak(desk, window, 'en');
};
