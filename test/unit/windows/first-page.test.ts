import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FirstPage } from '../../../main/desk/first-page';

const page = `<script src="./assets/office-1.js"></script><link rel="modulepreload" href="./assets/start-1.js">
  <link rel="stylesheet" href="./assets/start-1.css">`;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Which of the promises have resolved. */
const following = (first: FirstPage) => {
  const seen = { begun: false, served: false };
  void first.textServed.then(() => (seen.begun = true));
  void first.served.then(() => (seen.served = true));
  return async () => {
    await vi.advanceTimersByTimeAsync(1);
    return seen;
  };
};

test('the first page counts as served after everything that it names, in any order', async () => {
  const first = new FirstPage();
  const seen = following(first);
  first.begin('/', page);
  expect(await seen()).toEqual({ begun: false, served: false });
  first.markServed('/');
  expect(await seen()).toEqual({ begun: true, served: false });
  first.markServed('/assets/start-1.css');
  first.markServed('/assets/start-1.js');
  // A file that the page does not name.
  first.markServed('/assets/icon.svg');
  expect(await seen()).toEqual({ begun: true, served: false });
  first.markServed('/assets/office-1.js');
  expect(await seen()).toEqual({ begun: true, served: true });
});

test('the page of another window changes nothing', async () => {
  const first = new FirstPage();
  const seen = following(first);
  first.begin('/', page);
  first.begin('/', '<script src="./assets/staff-1.js"></script>');
  for (const path of ['/', '/assets/office-1.js', '/assets/start-1.js', '/assets/start-1.css'])
    first.markServed(path);
  expect(await seen()).toEqual({ begun: true, served: true });
});

test('the desk waits two seconds at most for a page that never comes', async () => {
  const first = new FirstPage();
  const seen = following(first);
  await vi.advanceTimersByTimeAsync(1_900);
  expect(await seen()).toEqual({ begun: false, served: false });
  await vi.advanceTimersByTimeAsync(200);
  expect(await seen()).toEqual({ begun: true, served: true });
});
