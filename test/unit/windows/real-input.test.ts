import { EventEmitter } from 'node:events';
import type { InputEvent } from 'electron';
import { expect, test } from 'vitest';
import { reportRealInput } from '../../../main/desk/real-input';
import { FakeClock } from '../../support/fake-clock';

/** A window whose input events the test sends, on a computer whose pointer the test moves. */
const openWindow = () => {
  const contents = new EventEmitter();
  const clock = new FakeClock();
  const pointer = { x: 10, y: 10 };
  let reports = 0;
  reportRealInput(contents as never, { clock, pointer: () => ({ ...pointer }) }, () => {
    reports += 1;
  });
  return {
    pointer,
    pass: (milliseconds: number) => clock.pass(milliseconds),
    /** Sends an event; returns whether the desk took it for a person's. */
    reports: (type: string, ...modifiers: InputEvent['modifiers'] & object): boolean => {
      const before = reports;
      contents.emit('input-event', {}, { type, modifiers });
      return reports > before;
    },
  };
};

test.each(['rawKeyDown', 'keyDown', 'mouseDown', 'mouseWheel', 'touchStart', 'touchMove'])(
  '%s is a person',
  (type) => {
    expect(openWindow().reports(type)).toBe(true);
  },
);

test.each(['mouseEnter', 'mouseLeave', 'gestureScrollUpdate', 'char', 'undefined', 'mouseMove'])(
  '%s alone is nobody',
  (type) => {
    expect(openWindow().reports(type)).toBe(false);
  },
);

test('a mouse move is a person once the pointer has moved', () => {
  const window = openWindow();
  window.pointer.x += 1;
  expect(window.reports('mouseMove')).toBe(true);
  window.pass(1_000);
  expect(window.reports('mouseMove')).toBe(false);
  window.pointer.y += 1;
  expect(window.reports('mouseMove')).toBe(true);
});

test('a key that is held down counts once', () => {
  const window = openWindow();
  expect(window.reports('keyDown')).toBe(true);
  window.pass(60_000);
  expect(window.reports('keyDown', 'isautorepeat')).toBe(false);
  expect(window.reports('rawKeyDown', 'isautorepeat', 'shift')).toBe(false);
  expect(window.reports('keyDown', 'shift')).toBe(true);
});

test('input is reported at most once a second', () => {
  const window = openWindow();
  expect(window.reports('keyDown')).toBe(true);
  window.pass(999);
  expect(window.reports('mouseDown')).toBe(false);
  window.pass(1);
  expect(window.reports('mouseDown')).toBe(true);
});
