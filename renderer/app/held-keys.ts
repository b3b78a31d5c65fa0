import { closeDesktopDialog } from './open-dialog';

/** The keys that a person typed before the palette had loaded. */
interface HeldKeys {
  readonly text: string;
  /** Whether the person pressed Enter after the text. */
  readonly entered: boolean;
}

const none: HeldKeys = { text: '', entered: false };
let held = none;

const without = (text: string): string => [...text].slice(0, -1).join('');

const hear = (event: KeyboardEvent): void => {
  const isCommand = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
  if (isCommand || event.isComposing) return;
  // The page below and the browser must not act on it.
  event.preventDefault();
  event.stopPropagation();
  if (event.key === 'Escape') closeDesktopDialog();
  else if (held.entered) return;
  else if (event.key === 'Enter') held = { ...held, entered: !event.repeat };
  else if (event.key === 'Backspace') held = { ...held, text: without(held.text) };
  // A key with a longer name, such as Shift or F5, writes no text.
  else if ([...event.key].length === 1) held = { ...held, text: held.text + event.key };
};

/** Holds every key press from now on, until `takeHeldKeys` takes them. */
export const holdKeys = (): void => {
  held = none;
  addEventListener('keydown', hear, { capture: true });
};

/** Returns the held keys, and lets later presses reach the focused element. */
export const takeHeldKeys = (): HeldKeys => {
  removeEventListener('keydown', hear, { capture: true });
  const taken = held;
  held = none;
  return taken;
};
