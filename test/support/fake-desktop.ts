import type { Portal } from '../../shared/access';
import type { CommandId } from '../../shared/commands';
import type { SignInPageTexts } from '../../shared/sign-in-page-texts';
import type { Language } from '../../shared/languages';
import type { StateScreen } from '../../main/desk/show-state';
import type { Desktop, Saved } from '../../main/school/platform/desktop';
import type { WindowId } from '../../main/school/platform/window-id';

/** A desktop without windows: records what the application asked of it. */
export class FakeDesktop implements Desktop, StateScreen {
  readonly opened: Portal[] = [];
  readonly notified: WindowId[] = [];
  readonly copied: string[] = [];
  readonly printed: WindowId[] = [];
  readonly spoken: Language[] = [];
  readonly madePdf: { readonly windowId: WindowId; readonly numbered: boolean }[] = [];
  /** What happens while a window's pages are made. */
  whilePdfIsMade: () => Promise<unknown> = async () => undefined;
  readonly signInPages = new Map<Portal, SignInPageTexts | null>();
  readonly shownFolders: string[] = [];
  readonly saved: { readonly name: string; readonly content: string | Uint8Array }[] = [];
  readonly offers = new Map<WindowId, ReadonlySet<CommandId>>();
  readonly protectedWindows = new Set<WindowId>();
  notifiedAll = 0;
  /** What the next print, copy or save comes to. */
  works = true;
  /** The disk takes every part of a file, and then not the file. */
  failsAtTheEnd = false;

  openPortal(portal: Portal): void {
    this.opened.push(portal);
  }
  notify(windowId: WindowId): void {
    this.notified.push(windowId);
  }
  notifyAll(): void {
    this.notifiedAll += 1;
  }
  protect(windowId: WindowId, secretOnScreen: boolean): void {
    if (secretOnScreen) this.protectedWindows.add(windowId);
    else this.protectedWindows.delete(windowId);
  }
  offer(windowId: WindowId, commands: ReadonlySet<CommandId>): void {
    this.offers.set(windowId, commands);
  }
  keepSignInPage(portal: Portal, texts: SignInPageTexts | null): void {
    this.signInPages.set(portal, texts);
  }
  setLanguage(language: Language): void {
    this.spoken.push(language);
  }
  showFolder(path: string): void {
    this.shownFolders.push(path);
  }
  async print(windowId: WindowId): Promise<boolean> {
    this.printed.push(windowId);
    return this.works;
  }
  async toPdf(windowId: WindowId, numbered = false): Promise<Uint8Array | null> {
    this.madePdf.push({ windowId, numbered });
    await this.whilePdfIsMade();
    return this.works ? Buffer.from('%PDF-1.4') : null;
  }
  async saveFile(_windowId: WindowId, name: string, content: string | Uint8Array): Promise<Saved> {
    if (!this.works) return 'failed';
    this.saved.push({ name, content });
    return 'saved';
  }
  async copyText(text: string): Promise<boolean> {
    this.copied.push(text);
    return this.works;
  }
  async saveParts(_windowId: WindowId, name: string, parts: AsyncIterable<string>): Promise<Saved> {
    if (!this.works) return 'failed';
    let content = '';
    for await (const part of parts) content += part;
    if (this.failsAtTheEnd) return 'failed';
    this.saved.push({ name, content });
    return 'saved';
  }
  async copySecret(text: string): Promise<boolean> {
    this.copied.push(text);
    return this.works;
  }
}
