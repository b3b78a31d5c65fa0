import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Portal } from '../../shared/access';
import type { Door } from '../../shared/door';
import type { Language } from '../../shared/languages';
import { writeWhole } from '../school/platform/write-whole';
import { type KeptPlaces, keptPlacesIn } from './kept-places';
import type { WindowPlace } from './window-place';

/** The name of the file in the data directory. */
export const windowPlacesName = 'windows.json';

/**
 * Where each portal's window stood last, and the language that was chosen, kept in a small file. A file that is missing or not whole is as good as none, and
 * one that cannot be written is no reason to bother anybody: the window opens in the middle of the screen next time.
 */
export class WindowPlaces {
  private readonly file: string;
  private places: KeptPlaces;

  constructor(dataDirectory: string) {
    this.file = join(dataDirectory, windowPlacesName);
    this.places = this.read();
  }

  of(portal: Portal): WindowPlace | null {
    return this.places[portal] ?? null;
  }

  /** The language that somebody chose at this desk, or null. */
  get language(): Language | null {
    return this.places.language ?? null;
  }

  /** What a portal's sign-in page said last, or null where it is not to be painted ahead. */
  doorOf(portal: Portal): Door | null {
    return this.places.doors?.[portal] ?? null;
  }

  keepDoor(portal: Portal, door: Door | null): void {
    const { [portal]: _before, ...others } = this.places.doors ?? {};
    this.write({ ...this.places, doors: door === null ? others : { ...others, [portal]: door } });
  }

  keep(portal: Portal, place: WindowPlace): void {
    this.write({ ...this.places, [portal]: place });
  }

  keepLanguage(language: Language): void {
    this.write({ ...this.places, language });
  }

  private write(places: KeptPlaces): void {
    if (JSON.stringify(places) === JSON.stringify(this.places)) return;
    this.places = places;
    try {
      writeWhole(this.file, `${JSON.stringify(this.places, null, 2)}\n`);
    } catch {
      // The next move tries again.
    }
  }

  private read(): KeptPlaces {
    try {
      return keptPlacesIn(JSON.parse(readFileSync(this.file, 'utf8'))) ?? {};
    } catch {
      return {};
    }
  }
}
