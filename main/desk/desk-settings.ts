import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Portal } from '../../shared/access';
import type { SignInPageTexts } from '../../shared/sign-in-page-texts';
import type { Language } from '../../shared/languages';
import { writeWhole } from '../school/platform/write-whole';
import { type KeptSettings, keptSettingsIn } from './kept-settings';
import type { WindowPosition } from './window-position';

/** The name of the file in the data directory. */
export const deskSettingsName = 'windows.json';

/**
 * Where each portal's window stood last, the language that was chosen, and what each sign-in page said last, kept in a small file.
 * A file that is missing or not whole is as good as none, and
 * one that cannot be written is no reason to bother anybody: the window opens in the middle of the screen next time.
 */
export class DeskSettings {
  private readonly file: string;
  private settings: KeptSettings;

  constructor(dataDirectory: string) {
    this.file = join(dataDirectory, deskSettingsName);
    this.settings = this.read();
  }

  of(portal: Portal): WindowPosition | null {
    return this.settings[portal] ?? null;
  }

  /** The language that somebody chose at this desk, or null. */
  get language(): Language | null {
    return this.settings.language ?? null;
  }

  /** What a portal's sign-in page said last, or null where it is not to be painted ahead. */
  signInPageOf(portal: Portal): SignInPageTexts | null {
    return this.settings.signInPages?.[portal] ?? null;
  }

  keepSignInPage(portal: Portal, texts: SignInPageTexts | null): void {
    const { [portal]: _before, ...others } = this.settings.signInPages ?? {};
    this.write({ ...this.settings, signInPages: texts === null ? others : { ...others, [portal]: texts } });
  }

  keep(portal: Portal, position: WindowPosition): void {
    this.write({ ...this.settings, [portal]: position });
  }

  keepLanguage(language: Language): void {
    this.write({ ...this.settings, language });
  }

  private write(settings: KeptSettings): void {
    if (JSON.stringify(settings) === JSON.stringify(this.settings)) return;
    this.settings = settings;
    try {
      writeWhole(this.file, `${JSON.stringify(this.settings, null, 2)}\n`);
    } catch {
      // The next move tries again.
    }
  }

  private read(): KeptSettings {
    try {
      return keptSettingsIn(JSON.parse(readFileSync(this.file, 'utf8'))) ?? {};
    } catch {
      return {};
    }
  }
}
