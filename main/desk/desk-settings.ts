import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Portal } from '../../shared/access';
import type { SignInPageTexts } from '../../shared/sign-in-page-texts';
import type { Language } from '../../shared/languages';
import { writeWhole } from '../school/platform/write-whole';
import { type KeptSettings, keptSettingsIn } from './kept-settings';
import type { WindowPosition } from './window-position';

/** The settings' file in the data directory. */
export const deskSettingsName = 'windows.json';

/**
 * The desk's settings in a small file: window positions, the chosen language, and each sign-in page's last texts. A missing,
 * damaged or unwritable file is no error: the next start uses the defaults.
 */
export class DeskSettings {
  private readonly file: string;
  private settings: KeptSettings;

  constructor(dataDirectory: string) {
    this.file = join(dataDirectory, deskSettingsName);
    this.settings = this.read();
  }

  positionOf(portal: Portal): WindowPosition | null {
    return this.settings[portal] ?? null;
  }

  /** The language chosen at this desk, or null. */
  get language(): Language | null {
    return this.settings.language ?? null;
  }

  /** The last texts of a portal's sign-in page; null if the next start must not paint them. */
  signInPageOf(portal: Portal): SignInPageTexts | null {
    return this.settings.signInPages?.[portal] ?? null;
  }

  keepSignInPage(portal: Portal, texts: SignInPageTexts | null): void {
    const { [portal]: _before, ...others } = this.settings.signInPages ?? {};
    this.write({ ...this.settings, signInPages: texts === null ? others : { ...others, [portal]: texts } });
  }

  keepPosition(portal: Portal, position: WindowPosition): void {
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
      // The next change retries.
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
