import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

interface Row {
  readonly fault: string;
  readonly tried: string;
  readonly held: string;
  readonly seconds: string;
}

type Placed = Row & { readonly place: string };

// An escape sequence for a colour.
const colours = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');

const notHeld = 'NOT HELD';

const widths = { fault: 30, tried: 52, held: 56 } as const;

/** Prints the table of attempts and results after the run, with a row per test. */
class TableReporter implements Reporter {
  private readonly rows: Placed[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    const annotated = (type: string): string =>
      result.annotations.find((annotation) => annotation.type === type)?.description ?? '';
    const failure = (result.error?.message ?? result.status).split('\n')[0]?.replace(colours, '') ?? '';
    const fault = test.titlePath().slice(3).join(': ');
    this.rows.push({
      place: `${test.location.file}:${String(test.location.line).padStart(4, '0')}`,
      fault,
      tried: annotated('tried'),
      held:
        result.status === 'passed' || result.status === 'skipped'
          ? annotated('held') || result.status
          : `${notHeld}: ${failure}`,
      seconds: (result.duration / 1000).toFixed(1),
    });
  }

  onEnd(): void {
    const rule = `${'-'.repeat(widths.fault)}-+-${'-'.repeat(widths.tried)}-+-${'-'.repeat(widths.held)}-+------`;
    const lines = [rule, ...lined({ fault: 'Fault', tried: 'Tried', held: 'Held', seconds: 's' }), rule];
    for (const row of this.rows.toSorted((one, other) => inOrder(one, other)))
      lines.push(...lined(row), rule);
    // Repeats a summary at the very end, because long logs keep only their end.
    for (const { fault, held } of this.rows) if (held.startsWith(notHeld)) lines.push(`${fault}: ${held}`);
    process.stdout.write(`\n${lines.join('\n')}\n`);
  }
}

/** Sorts by the number at the start of a fault's title, then by position in the file. */
const inOrder = (one: Placed, other: Placed): number =>
  Number.parseInt(one.fault, 10) - Number.parseInt(other.fault, 10) || one.place.localeCompare(other.place);

/** The lines of a row, with every cell wrapped at its width. */
const lined = ({ fault, tried, held, seconds }: Row): string[] => {
  const cells = [wrapped(fault, widths.fault), wrapped(tried, widths.tried), wrapped(held, widths.held)];
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) =>
    [
      (cells[0]?.[line] ?? '').padEnd(widths.fault),
      (cells[1]?.[line] ?? '').padEnd(widths.tried),
      (cells[2]?.[line] ?? '').padEnd(widths.held),
      (line === 0 ? seconds : '').padStart(5),
    ].join(' | '),
  );
};

const wrapped = (text: string, width: number): string[] => {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1] ?? '';
    const longer = last === '' ? word : `${last} ${word}`;
    if (longer.length <= width || last === '') lines[lines.length - 1] = longer.slice(0, width * 3);
    else lines.push(word);
  }
  return lines;
};

// Playwright loads a reporter by its default export.
// oxlint-disable-next-line import/no-default-export
export default TableReporter;
