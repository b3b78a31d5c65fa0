import { type Language, languageOf } from '../../shared/languages';
import type { DeskSettings } from './desk-settings';

/** The language of this desk's windows and menus: the one chosen here, else the operating system's. */
export class DeskLanguage {
  constructor(
    private readonly settings: DeskSettings,
    /** The system's, most wanted first; asked for once the app is ready. */
    private readonly preferred: () => readonly string[],
  ) {}

  get current(): Language {
    return this.settings.language ?? languageOf(this.preferred());
  }

  choose(language: Language): void {
    this.settings.keepLanguage(language);
  }
}
