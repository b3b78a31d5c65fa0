import { describe, expect, test } from 'vitest';
import {
  isPressed,
  readAccelerator,
  spokenAccelerator,
  writtenAccelerator,
} from '../../../shared/accelerator';
import { accessByRole, roles } from '../../../shared/access';
import { commandIds, commandOf, isWindowCommand, keyboards, offeredCommands } from '../../../shared/commands';
import { desktopTexts } from '../../../shared/messages/en/desktop';

const names = desktopTexts.key;
const offeredTo = (
  stage: string,
  role: keyof typeof accessByRole = 'manager',
  portal: 'office' | 'staff' = 'office',
) =>
  offeredCommands({
    portal,
    stage,
    permissions: stage === 'signed-in' ? accessByRole[role].permissions : [],
  });

describe.each(keyboards)('the table of commands, %s keyboard', (keyboard) => {
  test('no two commands have the same keys', () => {
    const pressed = commandIds.flatMap((id) =>
      commandOf(id).menu[keyboard] === null && !isWindowCommand(id)
        ? []
        : commandOf(id).keys[keyboard].map((keys) => JSON.stringify(readAccelerator(keys, keyboard))),
    );
    expect(pressed.length).toBeGreaterThan(20);
    expect(pressed.filter((keys, index) => pressed.indexOf(keys) !== index)).toEqual([]);
  });

  test('every command has a label, and no two in a menu have the same one', () => {
    const labels = commandIds
      .filter((id) => commandOf(id).menu[keyboard] !== null)
      .map((id) => `${commandOf(id).menu[keyboard]} ${desktopTexts.command[id]}`);
    for (const id of commandIds) expect(desktopTexts.command[id]).toMatch(/\S/);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

test('every command of a window is in a menu on every platform, so that people find it without the keys', () => {
  for (const id of commandIds.filter(isWindowCommand))
    for (const keyboard of keyboards) expect(commandOf(id).menu[keyboard], id).not.toBeNull();
});

test('before a sign-in a window offers only the portals, editing, zoom and help', () => {
  for (const stage of [
    'signed-out',
    'first-run',
    'closed',
    'code',
    'enrolment-code',
    'enrolment',
    'first-password',
  ]) {
    const sent = [...offeredTo(stage)].filter(isWindowCommand);
    expect(sent, stage).toEqual(['about', 'shortcuts']);
  }
  expect([...offeredTo('locked')].filter(isWindowCommand)).toEqual([
    'about',
    'switchPerson',
    'signOut',
    'shortcuts',
  ]);
});

test('a page that shows a secret once can be locked, and no other command leaves it', () => {
  for (const stage of ['recovery-codes', 'owner-sheet', 'given-enrolment-code', 'one-time-pass'])
    expect([...offeredTo(stage)].filter(isWindowCommand), stage).toEqual(['about', 'lock', 'shortcuts']);
});

test('a command with a permission is offered only to roles that hold it, and only in its portal', () => {
  for (const role of roles)
    for (const id of commandIds) {
      const { permission, portals } = commandOf(id);
      const holds = permission === undefined || accessByRole[role].permissions.includes(permission);
      expect(offeredTo('signed-in', role).has(id), `${role} ${id}`).toBe(holds);
      expect(offeredTo('signed-in', role, 'staff').has(id)).toBe(
        holds && (portals?.includes('staff') ?? true),
      );
    }
  expect(offeredTo('signed-in', 'front-desk').has('goAudit')).toBe(false);
  expect(offeredTo('signed-in', 'manager', 'staff').has('goAudit')).toBe(false);
});

describe('accelerators', () => {
  const press = (over: Partial<Parameters<typeof isPressed>[0]>) => ({
    key: '',
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...over,
  });

  test('are written with the keyboard’s own names', () => {
    expect(writtenAccelerator('CmdOrCtrl+Shift+L', 'other', names)).toBe('Ctrl+Shift+L');
    expect(writtenAccelerator('CmdOrCtrl+Shift+L', 'mac', names)).toBe('⇧⌘L');
    expect(writtenAccelerator('CmdOrCtrl+Plus', 'other', names)).toBe('Ctrl++');
    expect(spokenAccelerator('CmdOrCtrl+Shift+L', 'other')).toBe('Control+Shift+L');
    expect(spokenAccelerator('CmdOrCtrl+L', 'mac')).toBe('Meta+L');
  });

  test('match with exactly their modifiers', () => {
    const lock = readAccelerator('CmdOrCtrl+L', 'other');
    expect(isPressed(press({ key: 'l', code: 'KeyL', ctrlKey: true }), lock)).toBe(true);
    expect(isPressed(press({ key: 'L', code: 'KeyL', ctrlKey: true, shiftKey: true }), lock)).toBe(false);
    expect(isPressed(press({ key: 'l', code: 'KeyL', metaKey: true }), lock)).toBe(false);
    expect(isPressed(press({ key: 'l', code: 'KeyL', ctrlKey: true, altKey: true }), lock)).toBe(false);
    expect(isPressed(press({ key: 'l', code: 'KeyL' }), lock)).toBe(false);
    expect(
      isPressed(press({ key: 'l', code: 'KeyL', metaKey: true }), readAccelerator('CmdOrCtrl+L', 'mac')),
    ).toBe(true);
  });

  test('match the key that writes the letter, or its position on a keyboard without Latin letters', () => {
    const lock = readAccelerator('CmdOrCtrl+L', 'other');
    expect(isPressed(press({ key: 'p', code: 'KeyL', ctrlKey: true }), lock)).toBe(false);
    expect(isPressed(press({ key: 'l', code: 'KeyP', ctrlKey: true }), lock)).toBe(true);
    expect(isPressed(press({ key: 'д', code: 'KeyL', ctrlKey: true }), lock)).toBe(true);
    const sheet = readAccelerator('CmdOrCtrl+/', 'other');
    expect(isPressed(press({ key: '/', code: 'Digit7', ctrlKey: true, shiftKey: true }), sheet)).toBe(true);
    expect(isPressed(press({ key: 'F1', code: 'F1' }), readAccelerator('F1', 'other'))).toBe(true);
  });
});
