import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type PageFacts, pageText } from '../../../main/desk/page-text';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-page-'));
  mkdirSync(join(directory, 'painted'));
  writeFileSync(
    join(directory, 'office.html'),
    '<html lang="LATCHKEY_LANGUAGE" data-mantine-color-scheme="LATCHKEY_SCHEME"><style nonce="LATCHKEY_NONCE"></style><div id="root"></div></html>',
  );
  writeFileSync(
    join(directory, 'painted/office-es-contact.html'),
    '<div id="root" data-texts="LATCHKEY_TEXTS"><p>LATCHKEY_SCHOOL</p><p>LATCHKEY_CONTACT</p></div>',
  );
});
afterEach(() => rmSync(directory, { recursive: true }));

const known: PageFacts = { nonce: 'bm9uY2U=', language: 'es', scheme: 'dark', texts: null };
const texts = { schoolName: 'Northside', contactLine: 'Ask Maria', codeRequired: false };

test('a page has its language, its colours and its nonce before any script runs', () => {
  expect(pageText(directory, 'office', known)).toBe(
    '<html lang="es" data-mantine-color-scheme="dark"><style nonce="bm9uY2U="></style><div id="root"></div></html>',
  );
});

test('a known sign-in page is painted with its names, and marked as painted', () => {
  const text = pageText(directory, 'office', { ...known, texts });
  expect(text).toContain('><p>Northside</p><p>Ask Maria</p></div>');
  expect(text).toContain(
    'data-texts="{&quot;schoolName&quot;:&quot;Northside&quot;,&quot;contactLine&quot;:&quot;Ask Maria&quot;,&quot;codeRequired&quot;:false}"',
  );
});

test('a school’s name is only text: it becomes no markup, and its placeholders are not filled', () => {
  const schoolName = `</p><script src="x">'$&&LATCHKEY_NONCE`;
  const text = pageText(directory, 'office', { ...known, texts: { ...texts, schoolName } });
  expect(text).toContain('<p>&lt;/p&gt;&lt;script src=&quot;x&quot;&gt;&#x27;$&amp;&amp;LATCHKEY_NONCE</p>');
  expect(text.match(/bm9uY2U=/g)).toHaveLength(1);
});

test('a page without a painting is served unchanged', () => {
  const text = pageText(directory, 'office', { ...known, texts: { ...texts, codeRequired: true } });
  expect(text).toContain('<div id="root"></div>');
});
