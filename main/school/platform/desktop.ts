import type { Portal } from '../../../shared/access';
import type { Language } from '../../../shared/languages';
import type { WindowId } from './window-id';

/** The result of asking a person to save a file. */
export type Saved = 'saved' | 'cancelled' | 'failed';

/** The desktop around the application: windows, clipboard, printer. */
export interface Desktop {
  /** Opens a portal's window or brings it to the front. */
  openPortal(portal: Portal): void;
  /** Tells a window to read its state again. */
  notify(windowId: WindowId): void;
  notifyAll(): void;
  /** Switches every window and the menu to a language, and remembers it. */
  setLanguage(language: Language): void;
  /** Shows a folder in the system's file manager. */
  showFolder(path: string): void;
  /** Prints a window's page; false if that failed. */
  print(windowId: WindowId): Promise<boolean>;
  /**
   * A window's page as a PDF, in its print style; null if that failed. With `numbered`, a PDF of several pages has page
   * numbers.
   */
  toPdf(windowId: WindowId, numbered?: boolean): Promise<Uint8Array | null>;
  /** Asks the person where to save a file, and writes it whole or not at all. */
  saveFile(windowId: WindowId, suggestedName: string, content: string | Uint8Array): Promise<Saved>;
  /**
   * Like `saveFile`, for content that is too long for memory: it reads `parts` one at a time. If that throws or the disk
   * is full, it leaves no file. Rethrows errors of `parts`.
   */
  saveParts(windowId: WindowId, suggestedName: string, parts: AsyncIterable<string>): Promise<Saved>;
  /** Copies a text that is not secret; false if that failed. */
  copyText(text: string): Promise<boolean>;
  /** Copies a secret, and clears it from the clipboard after a minute; false if that failed. */
  copySecret(text: string): Promise<boolean>;
}
