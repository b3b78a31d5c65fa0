import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { say } from '../support/say.mts';
import { albumPage } from './album-page.mts';

/** A picture with its sentence and its journey. */
export type Picture = {
  readonly file: string;
  readonly journey: string;
  readonly sentence: string;
  readonly shows: 'window' | 'paper';
};

/** The tour's pictures, numbered in order. */
export class Album {
  readonly pictures: Picture[] = [];
  private readonly folder: string;
  private journey = '';

  constructor(folder: string) {
    this.folder = folder;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  /** Starts the next journey. */
  begin(journey: string): void {
    this.journey = journey;
    say(journey);
  }

  /** Takes a picture of a window's whole page, and saves it with a sentence. */
  async take(page: Page, name: string, sentence: string): Promise<void> {
    await this.keep(page, name, sentence, 'window');
  }

  /** Takes a picture of the whole printed page. */
  async takePaper(page: Page, name: string, sentence: string): Promise<void> {
    await this.keep(page, name, sentence, 'paper');
  }

  private async keep(page: Page, name: string, sentence: string, shows: Picture['shows']): Promise<void> {
    const file = `${String(this.pictures.length + 1).padStart(2, '0')}-${name}.png`;
    const path = join(this.folder, file);
    await page.screenshot({ path, animations: 'disabled', caret: 'initial', fullPage: shows === 'paper' });
    this.pictures.push({ file, journey: this.journey, sentence, shows });
  }

  /** Writes index.html; returns its path. */
  bind(facts: readonly string[]): string {
    const index = join(this.folder, 'index.html');
    writeFileSync(index, albumPage(this.pictures, facts));
    return index;
  }
}
