import { closeDesktopDialog } from './open-dialog';

/** What was typed for the palette before it was there. */
interface HeldKeys {
  readonly text: string;
  /** Enter was pressed at its end. */
  readonly entered: boolean;
}

const none: HeldKeys = { text: '', entered: false };
let held = none;

const without = (text: string): string => [...text].slice(0, -1).join('');

const hear = (event: KeyboardEvent): void => {
  const isCommand = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
  if (isCommand || event.isComposing) return;
  // Neither the page below nor the browser is to hear of it.
  event.preventDefault();
  event.stopPropagation();
  if (event.key === 'Escape') closeDesktopDialog();
  else if (held.entered) return;
  else if (event.key === 'Enter') held = { ...held, entered: !event.repeat };
  else if (event.key === 'Backspace') held = { ...held, text: without(held.text) };
  // A key with a name of its own, as Shift or F5, writes nothing.
  else if ([...event.key].length === 1) held = { ...held, text: held.text + event.key };
};

/** Keeps what is typed from now on, until it is taken. */
export const holdKeys = (): void => {
  held = none;
  addEventListener('keydown', hear, { capture: true });
};

/** What was typed meanwhile; from now on, keys go where the focus is. */
export const takeHeldKeys = (): HeldKeys => {
  removeEventListener('keydown', hear, { capture: true });
  const taken = held;
  held = none;
  return taken;
};
