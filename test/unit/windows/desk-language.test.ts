import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeskLanguage } from '../../../main/desk/desk-language';
import type { WindowPosition } from '../../../main/desk/window-position';
import { DeskSettings, deskSettingsName } from '../../../main/desk/desk-settings';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-language-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const place: WindowPosition = {
  bounds: { x: 1, y: 2, width: 800, height: 600 },
  maximised: false,
  zoom: 100,
};

test('the operating system decides until a person chooses; the choice survives a restart, like the windows’ positions', () => {
  const places = new DeskSettings(directory);
  let system = ['de', 'es-MX', 'en-US'];
  const language = new DeskLanguage(places, () => system);
  expect(language.current).toBe('es');
  system = ['de'];
  expect(language.current).toBe('en');
  expect(places.language).toBeNull();
  language.choose('es');
  expect(language.current).toBe('es');
  places.keepPosition('office', place);
  const again = new DeskSettings(directory);
  expect(again.language).toBe('es');
  expect(again.positionOf('office')).toEqual(place);
});

test('a saved language without a catalogue is ignored', () => {
  writeFileSync(join(directory, deskSettingsName), JSON.stringify({ language: 'tlh' }));
  const language = new DeskLanguage(new DeskSettings(directory), () => []);
  expect(language.current).toBe('en');
});

test('a choice that cannot be written holds until the app ends', () => {
  const places = new DeskSettings(join(directory, 'missing'));
  new DeskLanguage(places, () => []).choose('es');
  expect(places.language).toBe('es');
});

test('the same choice again writes nothing', () => {
  const places = new DeskSettings(directory);
  places.keepLanguage('en');
  writeFileSync(join(directory, deskSettingsName), 'untouched');
  places.keepLanguage('en');
  expect(readFileSync(join(directory, deskSettingsName), 'utf8')).toBe('untouched');
});
