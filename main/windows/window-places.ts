import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Portal } from '../../shared/access';
import { writeWhole } from '../platform/write-whole';
import { type WindowPlace, windowPlaceSchema } from './window-place';

const fileSchema = z.strictObject({
  office: windowPlaceSchema.optional(),
  staff: windowPlaceSchema.optional(),
});
type Places = z.infer<typeof fileSchema>;

/** The name of the file in the data directory. */
export const windowPlacesName = 'windows.json';

/**
 * Where each portal's window stood last, kept in a small file. A file that is missing or not whole is as good as none, and
 * one that cannot be written is no reason to bother anybody: the window opens in the middle of the screen next time.
 */
export class WindowPlaces {
  private readonly file: string;
  private places: Places;

  constructor(dataDirectory: string) {
    this.file = join(dataDirectory, windowPlacesName);
    this.places = this.read();
  }

  of(portal: Portal): WindowPlace | null {
    return this.places[portal] ?? null;
  }

  keep(portal: Portal, place: WindowPlace): void {
    const before = this.places[portal];
    if (before && JSON.stringify(before) === JSON.stringify(place)) return;
    this.places = { ...this.places, [portal]: place };
    try {
      writeWhole(this.file, `${JSON.stringify(this.places, null, 2)}\n`);
    } catch {
      // The next move tries again.
    }
  }

  private read(): Places {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(this.file, 'utf8')));
    } catch {
      return {};
    }
  }
}
