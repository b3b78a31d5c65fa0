import { execFileSync } from 'node:child_process';

/** The pages of a PDF as text, by Debian's pdftotext: a reader that is not Chromium's own. */
export const pagesOfPdf = (file: string): string[] =>
  execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replaceAll(/\s+/gu, ' ').trim());

/** Whether every page is black, white and grey alone, as a printer without colours leaves it. */
export const isWithoutColour = (file: string): boolean => {
  const pictures = execFileSync('pdftoppm', ['-r', '50', file], { maxBuffer: 256 * 1024 * 1024 });
  // Each page: `P6`, width, height and 255 in a line each, then a byte for red, green and blue of each dot.
  for (let at = 0; at < pictures.length; ) {
    const head = /^P6\s(\d+)\s(\d+)\s255\s/u.exec(pictures.toString('latin1', at, at + 40));
    if (!head) throw new Error('pdftoppm answered with something else than pictures.');
    const end = at + head[0].length + Number(head[1]) * Number(head[2]) * 3;
    for (let dot = at + head[0].length; dot < end; dot += 3)
      if (pictures[dot] !== pictures[dot + 1] || pictures[dot] !== pictures[dot + 2]) return false;
    at = end;
  }
  return true;
};
