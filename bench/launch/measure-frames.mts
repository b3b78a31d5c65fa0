import { setTimeout as pause } from 'node:timers/promises';
import { measured } from '../measure.ts';
import { judged, type Row } from '../rows.ts';
import type { KeptSchool } from '../schools.mts';
import { framesDuring, type Gesture, holdKey, nothing, typeAndClear, wheelToEnd } from './frames.mts';
import type { AppParts } from './launch.mts';
import { openStaffList, signedIn, staffList } from './signed-in.mts';

/** So often the wheel is turned and the key repeated in a list that would take minutes to go through. */
const turns = 120;
/** So many further pages of the log are opened before it is scrolled through. */
const furtherPages = 4;
const rowsOfPage = 50;

const wheelInPlace =
  (selector: string): Gesture =>
  async (app) => {
    const { x, y } = (await app.evaluate(`(() => {
      const box = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
      return { x: box.left + box.width / 2, y: box.top + 120 };
    })()`)) as { x: number; y: number };
    for (let turn = 0; turn < turns; turn += 1) {
      await app.call('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY: 300 });
      await pause(16);
    }
  };

const showFurtherPages: Gesture = async (app) => {
  const rows = 'document.querySelectorAll("main tbody tr").length';
  for (let page = 0; page < furtherPages; page += 1) {
    const before = (await app.evaluate(rows)) as number;
    await app.evaluate(
      `[...document.querySelectorAll('main button')].find((one) => one.textContent === 'Show more')?.click()`,
    );
    await app.until(`${rows} >= ${before + rowsOfPage}`);
  }
};

/** The longest frame of every round while somebody types into the search and scrolls, at one school, signed in once. */
export const measureFrames = async (parts: AppParts, school: KeptSchool, rounds: number): Promise<Row[]> =>
  signedIn(parts, school, async (app) => {
    const rows: Row[] = [];
    const row = async (figure: string, gesture: Gesture, before: Gesture = nothing(0)): Promise<void> => {
      const longest: number[] = [];
      const still: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        await before(app);
        await pause(300);
        still.push((await framesDuring(app, nothing(700))).longest);
        longest.push((await framesDuring(app, gesture)).longest);
      }
      rows.push(
        judged({
          figure: `longest frame: ${figure}`,
          unit: 'ms',
          ours: measured(longest),
          yardstick: { name: 'the same page at rest', measured: measured(still) },
          ratio: null,
          tail: Math.max(...longest),
          bar: { kind: 'worst', limit: 50 },
        }),
      );
    };
    await openStaffList(app);
    await row('search as you type', typeAndClear('main input[type="search"]', 'maria lo'));
    const toTop: Gesture = async (at) => {
      await at.evaluate(`document.querySelector('${staffList}').scrollTop = 0`);
    };
    await row('the list of staff by the wheel', wheelInPlace(staffList), toTop);
    await row('the list of staff by the Page Down key', holdKey(staffList, 'PageDown', turns), toTop);
    await app.evaluate("location.hash = '#/audit'");
    await app.until("document.querySelector('main tbody tr') !== null");
    await row('a further page of the audit log', showFurtherPages);
    await row('the audit log by the wheel', wheelToEnd(null, 400), async (at) => {
      await at.evaluate('scrollTo(0, 0)');
    });
    return rows;
  });
