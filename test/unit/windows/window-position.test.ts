import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert as assertProperty, integer, property } from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  cascade,
  leastSize,
  openingBounds,
  type Rectangle,
  sideBySide,
  type WindowPosition,
} from '../../../main/desk/window-position';
import { DeskSettings, deskSettingsName } from '../../../main/desk/desk-settings';
import { nextZoom, zoomSteps } from '../../../shared/zoom';

const laptop: Rectangle = { x: 0, y: 25, width: 1366, height: 743 };
const monitor: Rectangle = { x: 1366, y: 0, width: 2560, height: 1400 };
const at = (x: number, y: number, width = 900, height = 700): WindowPosition => ({
  bounds: { x, y, width, height },
  maximised: false,
  zoom: 100,
});

describe('where a window opens', () => {
  test('at its last position, on a screen that exists', () => {
    expect(openingBounds(at(100, 60), [laptop])).toEqual({ x: 100, y: 60, width: 900, height: 700 });
    expect(openingBounds(at(1500, 300), [laptop, monitor])).toEqual({
      x: 1500,
      y: 300,
      width: 900,
      height: 700,
    });
  });

  test('in the middle of the main screen, in its size, when its own screen is gone', () => {
    expect(openingBounds(at(1500, 300), [laptop])).toEqual({ x: 233, y: 47, width: 900, height: 700 });
    expect(openingBounds(at(20, -4000), [laptop])).toEqual({ x: 233, y: 47, width: 900, height: 700 });
  });

  test('never with its upper edge out of reach, nor larger than the screen', () => {
    expect(openingBounds(at(100, 760), [laptop]).y).toBe(47);
    expect(openingBounds(at(0, 25, 4000, 3000), [laptop])).toEqual({ x: 0, y: 25, width: 1366, height: 743 });
    expect(openingBounds(null, [laptop])).toEqual({ x: 43, y: 25, width: 1280, height: 743 });
  });

  test('within reach of the pointer, whatever the saved position', () => {
    const number = integer({ min: -9_000, max: 9_000 });
    const size = integer({ min: 1, max: 9_000 });
    assertProperty(
      property(number, number, size, size, (x, y, width, height) => {
        const bounds = openingBounds(at(x, y, width, height), [laptop, monitor]);
        const reachable = [laptop, monitor].some(
          (screen) =>
            Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x) >= 1 &&
            bounds.y >= screen.y - 40 &&
            bounds.y < screen.y + screen.height,
        );
        expect(reachable).toBe(true);
      }),
    );
  });
});

describe('two windows without a saved position', () => {
  test('stand side by side where there is room, the Office Portal first', () => {
    const pair = sideBySide(monitor);
    expect(pair?.office).toMatchObject({ x: 1366, width: 1280 });
    expect(pair?.staff).toMatchObject({ x: 2646, width: 1280 });
    expect(sideBySide(laptop)).toBeNull();
  });

  test('else overlap with a small offset, still on the screen', () => {
    expect(cascade({ x: 40, y: 40, width: 900, height: 600 }, laptop)).toMatchObject({ x: 76, y: 76 });
    expect(cascade({ x: 400, y: 100, width: 960, height: 660 }, laptop)).toMatchObject({ x: 406, y: 108 });
  });
});

describe('the saved state of the windows', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'latchkey-places-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));
  const file = () => join(directory, deskSettingsName);

  test('comes back in the next run, for each portal', () => {
    const settings = new DeskSettings(directory);
    settings.keepPosition('office', { ...at(1, 2), zoom: 125 });
    settings.keepPosition('staff', { ...at(3, 4), maximised: true });
    const next = new DeskSettings(directory);
    expect(next.positionOf('office')).toEqual({ ...at(1, 2), zoom: 125 });
    expect(next.positionOf('staff')).toEqual({ ...at(3, 4), maximised: true });
  });

  const texts = { schoolName: 'Northside', contactLine: '', codeRequired: true };

  test('includes the last texts of the sign-in page, until they may be out of date', () => {
    const settings = new DeskSettings(directory);
    settings.keepSignInPage('office', texts);
    settings.keepSignInPage('staff', { ...texts, codeRequired: false });
    const next = new DeskSettings(directory);
    expect([next.signInPageOf('office'), next.signInPageOf('staff')]).toEqual([
      texts,
      { ...texts, codeRequired: false },
    ]);
    next.keepSignInPage('office', null);
    const last = new DeskSettings(directory);
    expect([last.signInPageOf('office'), last.signInPageOf('staff')]).toEqual([
      null,
      { ...texts, codeRequired: false },
    ]);
  });

  test.each([
    ['half a file', '{"office":{"bounds":{"x":1'],
    ['another shape', '{"office":{"bounds":[1,2,3,4]}}'],
    ['a zoom that there is not', JSON.stringify({ office: { ...at(1, 2), zoom: 5000 } })],
    ['a window without a size', JSON.stringify({ office: at(1, 2, 0, 0) })],
    ['something more', JSON.stringify({ office: { ...at(1, 2), url: 'app://x' } })],
    ['a language that there is not', JSON.stringify({ office: at(1, 2), language: 'tlh' })],
    ['a place far outside', JSON.stringify({ office: at(1, 200_000) })],
    ['half a point', JSON.stringify({ office: at(1.5, 2) })],
    ['a place that is none', JSON.stringify({ office: null })],
    ['a portal that there is not', JSON.stringify({ office: at(1, 2), shop: at(1, 2) })],
    [
      'a sign-in page that is not whole',
      JSON.stringify({ office: at(1, 2), signInPages: { office: { schoolName: 'x' } } }),
    ],
    ['a sign-in page of a shop', JSON.stringify({ office: at(1, 2), signInPages: { shop: texts } })],
    [
      'a school with a name without end',
      JSON.stringify({
        office: at(1, 2),
        signInPages: { staff: { ...texts, schoolName: 'x'.repeat(1_001) } },
      }),
    ],
    ['a list', '[]'],
    ['nothing', ''],
  ])('is as good as nothing when the file holds %s', (_what, content) => {
    writeFileSync(file(), content);
    const settings = new DeskSettings(directory);
    expect(settings.positionOf('office')).toBeNull();
    settings.keepPosition('office', at(5, 6));
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ office: at(5, 6) });
  });

  test('causes no failure when it cannot be written', () => {
    const settings = new DeskSettings(join(directory, 'not-there'));
    settings.keepPosition('office', at(5, 6));
    expect(settings.positionOf('office')).toEqual(at(5, 6));
  });
});

test('zoom goes from 50 to 200 percent in steps and no further', () => {
  let percent = 100;
  for (let presses = 0; presses < 20; presses += 1) percent = nextZoom(percent, 'in');
  expect(percent).toBe(200);
  const passed = [percent];
  for (let presses = 0; presses < 20; presses += 1) passed.push(nextZoom(passed.at(-1) ?? 0, 'out'));
  expect([...new Set(passed)].toReversed()).toEqual([...zoomSteps]);
  expect(leastSize.width).toBe(420);
});
