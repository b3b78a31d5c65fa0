import { type Language, languageOf } from '../../shared/languages';
import type { DeskSettings } from './desk-settings';

/** The language of this desk's windows and menus: the chosen one, or else the operating system's. */
export class DeskLanguage {
  constructor(
    private readonly settings: DeskSettings,
    /** The system's languages, in order of preference. Works once the app is ready. */
    private readonly systemLanguages: () => readonly string[],
  ) {}

  get current(): Language {
    return this.settings.language ?? languageOf(this.systemLanguages());
  }

  choose(language: Language): void {
    this.settings.keepLanguage(language);
  }
}
