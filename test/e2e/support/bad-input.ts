import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** Texts that people and attackers type. `plain`: the app must store and show the text unchanged. */
export const badInputs = [
  { what: 'empty', text: '', plain: false },
  { what: '10,000 characters', text: 'x'.repeat(10_000), plain: false },
  { what: 'control characters', text: 'bell\u0007 and null\u0000 and escape\u001b[31m', plain: false },
  { what: 'a text turned around', text: 'abc\u202Etxt.exe', plain: false },
  { what: 'an SQL statement', text: "'; DROP TABLE accounts; --", plain: true },
  { what: 'an HTML element', text: '<img src=x onerror="window.spoiled=1">', plain: true },
  { what: 'right-to-left text', text: 'בית ספר לריקוד', plain: true },
  { what: 'emoji', text: '🤸‍♀️ Zoë 👩‍🏫', plain: true },
] as const;

/** A text for a field, and its fault. */
export interface BadInput {
  readonly what: string;
  readonly text: string;
}

/** Expects that the field shows an error with its own sentence, and keeps the typed text. */
export const expectRefusedAt = async (
  field: Locator,
  { what, text }: BadInput,
  { kept = true } = {},
): Promise<void> => {
  await expect(field, what).toHaveAttribute('aria-invalid', 'true');
  await expect(field, what).toHaveAccessibleDescription(/[A-Z][^.]+\./);
  if (kept) await expect(field, what).toHaveValue(text);
};

/** Expects that no typed text has become an element or a script of the page. */
export const expectUnspoiled = async (page: Page): Promise<void> => {
  expect(await page.evaluate(() => 'spoiled' in window)).toBe(false);
  expect(await page.evaluate(() => document.querySelectorAll('img').length)).toBe(0);
};
