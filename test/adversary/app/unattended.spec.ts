import type { Page } from '@playwright/test';
import { call, expect, rawInvoke, stageIn, takeOver, test } from '../support/app-test';
import { outcomeOf } from '../support/expected-answer';

const second = 1_000;

/** What a page can do to look as if somebody used it. */
const pretend = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const made = [
      new KeyboardEvent('keydown', { key: 'a', bubbles: true }),
      new MouseEvent('mousedown', { bubbles: true }),
      new PointerEvent('pointermove', { bubbles: true, screenX: Math.random() * 500 }),
      new WheelEvent('wheel', { bubbles: true, deltaY: 10 }),
    ];
    for (const event of made) document.body.dispatchEvent(event);
    document.body.click();
    self.focus();
    self.moveTo(10 + Math.random() * 50, 10);
    self.resizeTo(900 + Math.random() * 50, 700);
    scrollTo(0, Math.random() * 500);
    document.body.style.cursor = Math.random() < 0.5 ? 'none' : 'pointer';
    void Promise.resolve(document.body.requestPointerLock()).catch(() => null);
    void document.body.requestFullscreen().catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, 100));
  });

test('a page pretends that somebody uses it: its window locks all the same', async ({ attack, tries }) => {
  const { desk, page } = await attack({ school: { staff: ['ines'] }, portal: 'staff' });
  await takeOver(desk, [page]);
  const { username, password } = desk.person('ines');
  expect(outcomeOf(await call(page, 'signIn.begin', { username, password }))).toBe('answered');
  for (let passed = 0; passed < 120; passed += 10) {
    expect(await stageIn(page)).toBe('signed-in');
    await pretend(page);
    await rawInvoke(page, [
      ['session.touch', undefined],
      ['session.stepUpFactor', undefined],
      ['ownAccount.read', undefined],
    ]);
    tries.add(12);
    await desk.passTime(10 * second);
  }
  expect(await stageIn(page)).toBe('locked');
});

test('a person’s key, click, wheel and pointer keep the window', async ({ attack, tries }) => {
  const { desk, page } = await attack({ school: { staff: ['ines'] }, portal: 'staff' });
  const { username, password } = desk.person('ines');
  expect(outcomeOf(await call(page, 'signIn.begin', { username, password }))).toBe('answered');
  const acts: Readonly<Record<string, () => Promise<unknown>>> = {
    key: () => page.keyboard.press('Shift'),
    click: () => page.mouse.click(5, 5),
    wheel: () => page.mouse.wheel(0, 10),
    pointer: async () => {
      await desk.app.evaluate(({ screen }) => {
        screen.getCursorScreenPoint = () => ({ x: 1, y: 2 });
      });
      await page.mouse.move(50, 60);
    },
  };
  for (const [name, act] of Object.entries(acts)) {
    await desk.passTime(100 * second);
    await act();
    await desk.passTime(100 * second);
    expect(await stageIn(page), name).toBe('signed-in');
    await page.keyboard.press('Shift');
    tries.add();
  }
  await desk.passTime(120 * second);
  expect(await stageIn(page)).toBe('locked');
});
