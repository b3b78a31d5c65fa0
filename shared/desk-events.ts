import type { WindowCommand } from './commands';
import type { Language } from './languages';

/**
 * The events that main sends to a window, by their name in the bridge. Main sends nothing else on its own.
 * - `onChanged`: the window's state changed; the window reads `signIn.current` again
 * - `onCommand`: the person chose a menu command; the window runs it only in a stage that offers it
 * - `onZoomed`: the person zoomed; carries the percentage
 * - `onLanguage`: a person chose a language for the desk
 */
export const deskEvents = {
  onChanged: 'desk.changed',
  onCommand: 'desk.command',
  onZoomed: 'desk.zoomed',
  onLanguage: 'desk.language',
} as const;

/** The value that each event carries. */
interface Carried {
  readonly onChanged: undefined;
  readonly onCommand: WindowCommand;
  readonly onZoomed: number;
  readonly onLanguage: Language;
}
export type DeskEventName = keyof typeof deskEvents;
export type CarriedBy<Name extends DeskEventName> = Carried[Name];

/** What `window.desk` offers besides its channels. Each call returns a function that ends the subscription. */
export type DeskEvents = {
  readonly [Name in DeskEventName]: (listener: (carried: Carried[Name]) => void) => () => void;
};
