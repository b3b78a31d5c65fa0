import type { Keyboard } from './commands';

/** The parts of an accelerator. `key` is the key besides the modifiers, by Electron's name. */
export interface Accelerator {
  readonly control: boolean;
  readonly command: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly key: string;
}

/** Parses an accelerator in Electron's notation (`CmdOrCtrl+Shift+L`) for one keyboard. */
export const readAccelerator = (text: string, keyboard: Keyboard): Accelerator => {
  const parts = text.split('+');
  const key = parts.pop() ?? '';
  const primary = parts.includes('CmdOrCtrl');
  return {
    control: parts.includes('Control') || (primary && keyboard === 'other'),
    command: parts.includes('Command') || (primary && keyboard === 'mac'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
    key,
  };
};

/** The parts of a KeyboardEvent that `isPressed` compares. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const isLetter = (key: string): boolean => /^[a-z]$/iu.test(key);

/**
 * Whether a key press matches the accelerator. A letter matches by what the keyboard writes. A keyboard without Latin
 * letters matches by the key's position. A sign matches with or without Shift, because keyboards differ there.
 */
export const isPressed = (press: KeyPress, accelerator: Accelerator): boolean => {
  const { key } = accelerator;
  if (press.ctrlKey !== accelerator.control || press.metaKey !== accelerator.command) return false;
  if (press.altKey !== accelerator.alt) return false;
  if (isLetter(key) || key.length > 1) {
    if (press.shiftKey !== accelerator.shift) return false;
  } else if (accelerator.shift && !press.shiftKey) return false;
  if (isLetter(key) && !isLetter(press.key)) return press.code === `Key${key.toUpperCase()}`;
  return press.key.toLowerCase() === key.toLowerCase();
};

/** The names of a keyboard's keys, in the language of the app. */
export type KeyNames = Readonly<Record<'control' | 'alt' | 'shift' | 'plus', string>>;

const shownKey = (key: string, names: KeyNames): string => (key === 'Plus' ? names.plus : key.toUpperCase());

/** The text of an accelerator for menus and the shortcut sheet: `Ctrl+Shift+L`, on the Mac `⇧⌘L`. */
export const writtenAccelerator = (text: string, keyboard: Keyboard, names: KeyNames): string => {
  const { control, command, alt, shift, key } = readAccelerator(text, keyboard);
  const mark = (held: boolean, sign: string): string[] => (held ? [sign] : []);
  if (keyboard === 'mac')
    return [
      ...mark(control, '⌃'),
      ...mark(alt, '⌥'),
      ...mark(shift, '⇧'),
      ...mark(command, '⌘'),
      shownKey(key, { ...names, plus: '+' }),
    ].join('');
  return [
    ...mark(control, names.control),
    ...mark(alt, names.alt),
    ...mark(shift, names.shift),
    shownKey(key, names),
  ].join('+');
};

/** The text of an accelerator for `aria-keyshortcuts` (WAI-ARIA): `Control+Shift+L`. */
export const spokenAccelerator = (text: string, keyboard: Keyboard): string => {
  const { control, command, alt, shift, key } = readAccelerator(text, keyboard);
  return [
    ...(control ? ['Control'] : []),
    ...(command ? ['Meta'] : []),
    ...(alt ? ['Alt'] : []),
    ...(shift ? ['Shift'] : []),
    key,
  ].join('+');
};
