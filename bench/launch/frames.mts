import { setTimeout as pause } from 'node:timers/promises';
import { quantile } from '../measure.ts';
import type { StartedApp } from './started-app.mts';

/** What a page drew while something happened in it; milliseconds. */
export interface Frames {
  readonly longest: number;
  readonly p99: number;
  readonly count: number;
  /** How long each task was that held the page's thread for over 50 ms. */
  readonly longTasks: readonly number[];
}

/** What somebody does to a page, with the wheel, keys or words. */
export type Gesture = (app: StartedApp) => Promise<void>;

/** No screen takes longer to go through than this; milliseconds. */
const patience = 120_000;
/** So often a wheel reports, and a key repeats; milliseconds. */
const wheelEvery = 16;
const keyEvery = 33;

const watch = `(() => {
  const gaps = [];
  const longTasks = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  });
  observer.observe({ type: 'longtask' });
  let before = null;
  let watching = true;
  const draw = (at) => {
    if (before !== null) gaps.push(at - before);
    before = at;
    if (watching) requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
  self.endWatch = () => {
    watching = false;
    for (const { duration } of observer.takeRecords()) longTasks.push(duration);
    observer.disconnect();
    return { gaps, longTasks };
  };
})()`;

/** The frames of the app's page while a gesture is made, and until what it set off has come to rest. */
export const framesDuring = async (app: StartedApp, gesture: Gesture): Promise<Frames> => {
  await app.evaluate(watch);
  await gesture(app);
  await pause(300);
  const { gaps, longTasks } = (await app.evaluate('self.endWatch()')) as {
    gaps: number[];
    longTasks: number[];
  };
  if (gaps.length === 0) throw new Error('The page drew nothing: is its window hidden?');
  return { longest: Math.max(...gaps), p99: quantile(gaps, 0.99), count: gaps.length, longTasks };
};

const rest = async (from: number, every: number): Promise<void> => {
  const left = every - (performance.now() - from);
  if (left > 0) await pause(left);
};

/** How far what scrolls around the selected element is from its end; pixels. `null` stands for the page itself. */
const leftToScroll = (selector: string | null): string =>
  `(() => { const box = ${selector === null ? 'document.scrollingElement' : `document.querySelector(${JSON.stringify(selector)})`};
    return box.scrollHeight - box.clientHeight - box.scrollTop; })()`;

/** Turns the wheel over the selected element (`null`: over the page) until its end, `step` pixels at a time. */
export const wheelToEnd =
  (selector: string | null, step: number): Gesture =>
  async (app) => {
    const place = await app.evaluate(`(() => {
      const box = ${selector === null ? 'document.body' : `document.querySelector(${JSON.stringify(selector)})`}.getBoundingClientRect();
      return { x: box.left + box.width / 2, y: Math.min(innerHeight - 40, Math.max(box.top, 0) + 120) };
    })()`);
    const end = performance.now() + patience;
    while (((await app.evaluate(leftToScroll(selector))) as number) > 1) {
      if (performance.now() > end) throw new Error(`The end of ${selector ?? 'the page'} was not reached.`);
      const from = performance.now();
      await app.call('Input.dispatchMouseEvent', {
        type: 'mouseWheel',
        ...(place as { x: number; y: number }),
        deltaX: 0,
        deltaY: step,
      });
      await rest(from, wheelEvery);
    }
  };

const keyCodes = { PageDown: 34, End: 35, Home: 36, ArrowDown: 40 } as const;

/** Holds a key down on the selected element for so many of its repeats. */
export const holdKey =
  (selector: string, key: keyof typeof keyCodes, repeats: number): Gesture =>
  async (app) => {
    await app.evaluate(`document.querySelector(${JSON.stringify(selector)}).focus()`);
    const pressed = { key, code: key, windowsVirtualKeyCode: keyCodes[key] };
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const from = performance.now();
      await app.call('Input.dispatchKeyEvent', { ...pressed, type: 'rawKeyDown', autoRepeat: repeat > 0 });
      await rest(from, keyEvery);
    }
    await app.call('Input.dispatchKeyEvent', { ...pressed, type: 'keyUp' });
  };

/** Types into the selected field as somebody fast does, `every` milliseconds a letter, and empties it again. */
export const typeAndClear =
  (selector: string, text: string, every = 120): Gesture =>
  async (app) => {
    const field = JSON.stringify(selector);
    await app.evaluate(`document.querySelector(${field}).focus()`);
    for (const letter of text) {
      await app.call('Input.insertText', { text: letter });
      await pause(every);
    }
    await app.evaluate(`document.querySelector(${field}).select()`);
    await app.call('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Delete',
      windowsVirtualKeyCode: 46,
    });
    await app.call('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Delete', windowsVirtualKeyCode: 46 });
    await pause(every);
  };

/** Signs in through the page itself. `code` is asked for when it is time to type it. */
export const signInTo = async (
  app: StartedApp,
  { username, password, code }: { username: string; password: string; code: () => string },
): Promise<void> => {
  const fill = async (field: string, text: string): Promise<void> => {
    await app.until(`document.querySelector('[name="${field}"]') !== null`);
    await app.evaluate(`document.querySelector('[name="${field}"]').focus()`);
    await app.call('Input.insertText', { text });
  };
  await app.timeToFocusedField('username');
  await fill('username', username);
  await fill('password', password);
  await app.evaluate(`document.querySelector('[name="password"]').form.requestSubmit()`);
  await fill('code', code());
  await app.until(`document.querySelector('nav') !== null`);
};

/** Nothing at all for so long: what the machine itself does to the frames. */
export const nothing =
  (milliseconds: number): Gesture =>
  () =>
    pause(milliseconds);
