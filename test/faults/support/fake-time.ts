import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Another time of day for whole processes, by Debian's libfaketime. A test can turn their wall clock while they run. Their
 * monotonic clock stays the machine's, as if a person set the computer's clock.
 */
export class FakeTime {
  private readonly folder = mkdtempSync(join(tmpdir(), 'latchkey-time-'));
  private readonly file = join(this.folder, 'faketimerc');

  constructor() {
    this.turn(0);
  }

  /** The environment of a process in this time. It sees a turn at once, or within a second if `lazily`. */
  environment(more: Readonly<Record<string, string>> = {}, lazily = false): Record<string, string> {
    return {
      LD_PRELOAD: library(),
      FAKETIME_TIMESTAMP_FILE: this.file,
      // A browser reads the time so often that it would spend most of its time on the file.
      ...(lazily ? { FAKETIME_CACHE_DURATION: '1' } : { FAKETIME_NO_CACHE: '1' }),
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      // Without this, timed waits end at the wrong moment, and a browser starts very slowly.
      FAKETIME_FORCE_MONOTONIC_FIX: '0',
      ...more,
    };
  }

  /** Sets the clock ahead of the machine's by milliseconds, rounded to seconds; negative for behind. */
  turn(milliseconds: number): void {
    const seconds = Math.round(milliseconds / 1000);
    writeFileSync(this.file, `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}\n`);
  }

  /** Sets the clock to a moment, from which it runs on. */
  setTo(moment: number): void {
    this.turn(moment - Date.now());
  }

  /** Stops the clock at a moment. */
  stopAt(moment: number): void {
    // An absolute time without `@` stands still. libfaketime reads it in the process's zone, which is UTC here.
    writeFileSync(this.file, `${new Date(moment).toISOString().slice(0, 19).replace('T', ' ')}\n`);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

let found: string | undefined;

/** The library that the faketime command preloads. */
const library = (): string => {
  found ??= execFileSync('faketime', ['-f', '+0', 'printenv', 'LD_PRELOAD'], { encoding: 'utf8' }).trim();
  return found;
};
