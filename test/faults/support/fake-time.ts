import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Another time of day for whole processes, by Debian's libfaketime: the wall clock can be turned while they run, the
 * monotonic clock stays the machine's, as when a person sets a computer's clock.
 */
export class FakeTime {
  private readonly folder = mkdtempSync(join(tmpdir(), 'latchkey-time-'));
  private readonly file = join(this.folder, 'faketimerc');

  constructor() {
    this.turn(0);
  }

  /** The environment that puts a process into this time. A turn is seen at once, or within a second (`lazily`). */
  environment(more: Readonly<Record<string, string>> = {}, lazily = false): Record<string, string> {
    return {
      LD_PRELOAD: library(),
      FAKETIME_TIMESTAMP_FILE: this.file,
      // A browser asks for the time so often that it would do little else than read the file.
      ...(lazily ? { FAKETIME_CACHE_DURATION: '1' } : { FAKETIME_NO_CACHE: '1' }),
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      // Or timed waits end at the wrong moment, and a browser takes a minute to start.
      FAKETIME_FORCE_MONOTONIC_FIX: '0',
      ...more,
    };
  }

  /** Sets the clock so many milliseconds ahead of the machine's; negative for behind. Whole seconds. */
  turn(milliseconds: number): void {
    const seconds = Math.round(milliseconds / 1000);
    writeFileSync(this.file, `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}\n`);
  }

  /** Sets the clock so that it shows a moment now, and goes on. */
  setTo(moment: number): void {
    this.turn(moment - Date.now());
  }

  /** Stops the clock at a moment. */
  stopAt(moment: number): void {
    // An absolute time without an `@` stands still; read in the process's own zone, which is UTC then.
    writeFileSync(this.file, `${new Date(moment).toISOString().slice(0, 19).replace('T', ' ')}\n`);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

let found: string | undefined;

/** The library that the faketime command puts before a program. */
const library = (): string => {
  found ??= execFileSync('faketime', ['-f', '+0', 'printenv', 'LD_PRELOAD'], { encoding: 'utf8' }).trim();
  return found;
};
