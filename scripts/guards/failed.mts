import { existsSync, readFileSync } from 'node:fs';

/** A failed test, and the first lines of its message. */
export type Failed = { readonly test: string; readonly message: string };

type VitestReport = {
  readonly testResults?: readonly {
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
};

type PlaywrightSuite = {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly results: readonly {
        readonly status: string;
        readonly error?: { readonly message?: string };
      }[];
    }[];
  }[];
};

// The escape sequence of a colour.
const colours = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');

/** The first lines of a message, as one line without its colours. */
const brief = (message = ''): string =>
  message
    .replace(colours, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '))
    .slice(0, 4)
    .join(' ')
    .slice(0, 300);

/** The first test that failed by a report of Vitest's or of Playwright's; null where none ran and failed. */
export function failureIn(report: string): Failed | null {
  if (!existsSync(report)) return null;
  const read = JSON.parse(readFileSync(report, 'utf8')) as VitestReport & PlaywrightSuite;
  const byVitest = (read.testResults ?? [])
    .flatMap(({ assertionResults }) => assertionResults)
    .find(({ status }) => status === 'failed');
  if (byVitest) return { test: byVitest.title, message: brief(byVitest.failureMessages[0]) };
  for (const { title, tests } of specsOf(read))
    for (const { status, error } of tests.flatMap(({ results }) => results))
      if (status === 'failed' || status === 'timedOut')
        return { test: title, message: brief(error?.message) };
  return null;
}

const specsOf = (suite: PlaywrightSuite): NonNullable<PlaywrightSuite['specs']> => [
  ...(suite.specs ?? []),
  ...(suite.suites ?? []).flatMap(specsOf),
];
