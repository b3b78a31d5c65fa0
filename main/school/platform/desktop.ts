import type { Portal } from '../../../shared/access';
import type { CommandId } from '../../../shared/commands';
import type { SignInPageTexts } from '../../../shared/sign-in-page-texts';
import type { Language } from '../../../shared/languages';
import type { WindowId } from './window-id';

/** What became of a file that a person was asked to save. */
export type Saved = 'saved' | 'cancelled' | 'failed';

/** What the application asks of the desktop around it: windows, clipboard, printer. */
export interface Desktop {
  /** Opens a portal's window or brings it to the front. */
  openPortal(portal: Portal): void;
  /** Tells a window to read its state again. */
  notify(windowId: WindowId): void;
  notifyAll(): void;
  /** Keeps a window out of screen captures while a secret is on it. */
  protect(windowId: WindowId, secretOnScreen: boolean): void;
  /** Says which commands a window offers now; the menu shows them while it is in front. */
  offer(windowId: WindowId, commands: ReadonlySet<CommandId>): void;
  /** Has the next start paint a portal's sign-in page before the school is open; null where nothing is sure of it. */
  keepSignInPage(portal: Portal, texts: SignInPageTexts | null): void;
  /** Has every window and the menu speak a language from now on, over the next start. */
  speak(language: Language): void;
  /** Shows a folder in the system's file manager. */
  showFolder(path: string): void;
  /** Prints what a window shows; false when nothing was printed. */
  print(windowId: WindowId): Promise<boolean>;
  /** What the window shows as a PDF, with its print style, numbered where it has more than one page and `numbered` asks; null when that failed. */
  toPdf(windowId: WindowId, numbered?: boolean): Promise<Uint8Array | null>;
  /** Asks the person where to save a file, and writes it whole; its ending is that of the suggested name. */
  saveFile(windowId: WindowId, suggestedName: string, content: string | Uint8Array): Promise<Saved>;
  /**
   * The same for what is too long to be held at once: it is asked for part by part, and where that throws or the disk takes
   * no more, nothing is left. Rethrows what the parts throw.
   */
  saveParts(windowId: WindowId, suggestedName: string, parts: AsyncIterable<string>): Promise<Saved>;
  /** Copies a text that is no secret; false when that failed. */
  copyText(text: string): Promise<boolean>;
  /** Copies a secret, and clears it from the clipboard after a minute; false when that failed. */
  copySecret(text: string): Promise<boolean>;
}
