import type { WindowCommand } from './commands';
import type { Language } from './languages';

/**
 * What main sends to a window unasked, by the name under which the bridge offers it; nothing else reaches a window.
 * - `onChanged`: something changed for this window, read `signIn.current` again
 * - `onCommand`: the person chose a command from the menu; the window does it only where its stage offers it
 * - `onZoomed`: the person zoomed; the percentage
 * - `onLanguage`: somebody chose a language for the desk
 */
export const deskEvents = {
  onChanged: 'desk.changed',
  onCommand: 'desk.command',
  onZoomed: 'desk.zoomed',
  onLanguage: 'desk.language',
} as const;

/** What each of them carries. */
interface Carried {
  readonly onChanged: undefined;
  readonly onCommand: WindowCommand;
  readonly onZoomed: number;
  readonly onLanguage: Language;
}
export type DeskEventName = keyof typeof deskEvents;
export type CarriedBy<Name extends DeskEventName> = Carried[Name];

/** What `window.desk` offers besides its channels; each returns the way to stop. */
export type DeskEvents = {
  readonly [Name in DeskEventName]: (listener: (carried: Carried[Name]) => void) => () => void;
};
