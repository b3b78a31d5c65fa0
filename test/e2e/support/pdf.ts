import { execFileSync } from 'node:child_process';

/** The pages of a PDF as text, by Debian's pdftotext: a reader that is not Chromium's own. */
export const pagesOfPdf = (file: string): string[] =>
  execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replaceAll(/\s+/gu, ' ').trim());
