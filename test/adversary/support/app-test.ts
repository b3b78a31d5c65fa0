import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import type { Portal } from '../../../shared/access';
import { arrangeSchool, type Plan } from '../../e2e/support/arranged-school';
import { Desk } from '../../e2e/support/desk';
import { report, Tries } from './tally';

interface Attack {
  /** The school; without it, the app shows its first run. */
  readonly school?: Plan;
  /** An existing data directory, in place of a school. */
  readonly directory?: string;
  readonly portal?: Portal;
}

interface Fixtures {
  readonly tries: Tries;
  /** Starts the real app. The test fails if its main process had an error. */
  readonly attack: (attack?: Attack) => Promise<{ desk: Desk; page: Page }>;
}

declare global {
  /** The uncaught errors of the app's main process. */
  var uncaught: string[] | undefined;
}

/** Playwright's `test` with the real app, and a counter for the table of the run. */
export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed off the pattern
  tries: async ({}, use, testInfo) => {
    const tries = new Tries();
    await use(tries);
    report({
      part: basename(testInfo.file).replace(/\.spec\.ts$/, ''),
      attack: testInfo.title,
      times: tries.times,
      held: testInfo.status === testInfo.expectedStatus,
      note: tries.note,
    });
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed off the pattern
  attack: async ({}, use, testInfo) => {
    const desks: Desk[] = [];
    await use(async ({ school, directory, portal = 'office' } = {}) => {
      const arranged = school && (await arrangeSchool(school));
      const folder = directory ?? arranged?.directory ?? mkdtempSync(join(tmpdir(), 'latchkey-adversary-'));
      const desk = new Desk(folder, arranged?.people ?? null);
      desks.push(desk);
      const { page } = await desk.start(portal);
      await desk.app.evaluate(() => {
        const uncaught: string[] = [];
        globalThis.uncaught = uncaught;
        process.on('uncaughtException', (cause) => uncaught.push(`uncaught ${String(cause)}`));
        process.on('unhandledRejection', (cause) => uncaught.push(`unhandled ${String(cause)}`));
      });
      await page.waitForFunction(() => 'desk' in globalThis);
      return { desk, page };
    });
    const found: string[] = [];
    for (const desk of desks) {
      if (desk.isStarted && testInfo.status === testInfo.expectedStatus)
        found.push(...(await desk.app.evaluate(() => globalThis.uncaught ?? []).catch(() => [])));
      found.push(...desk.loggedErrors());
      await desk.remove();
    }
    if (testInfo.status === testInfo.expectedStatus)
      expect(found, 'what went wrong in the main process').toEqual([]);
  },
});
export { expect };

/** The result of a call through the page's bridge; `not there` if the bridge lacks the channel. */
export type PageCall = readonly [channel: string, input: unknown];

/** Calls channels in turn through a page's own bridge, like a script of that page. */
export const callAll = (page: Page, calls: readonly PageCall[]): Promise<unknown[]> =>
  page.evaluate(async (calls) => {
    const desk = Reflect.get(globalThis, 'desk') as Record<
      string,
      Record<string, (input: unknown) => unknown>
    >;
    const answers: unknown[] = [];
    for (const [channel, input] of calls) {
      const [concept = '', method = ''] = channel.split('.');
      const call = desk[concept]?.[method];
      try {
        answers.push(call ? await call(input) : 'not there');
      } catch (cause) {
        answers.push(`rejected: ${String(cause)}`);
      }
    }
    return answers;
  }, calls);

/** One call through the page's own bridge. */
export const call = async (page: Page, channel: string, input?: unknown): Promise<unknown> =>
  (await callAll(page, [[channel, input]]))[0];

/** The stage of a page's window, from main. */
export const stageIn = async (page: Page): Promise<string> => {
  const answer = (await call(page, 'signIn.current')) as { value?: { current?: { stage?: string } } };
  return answer.value?.current?.stage ?? 'none';
};

/**
 * Takes a renderer over. The attacker's preload runs before ours and gives the page the raw `ipcRenderer` as `raw`, as if
 * the attacker owned the renderer process. Resolves after the page has reloaded.
 */
export const takeOver = async (desk: Desk, pages: readonly Page[]): Promise<void> => {
  const file = join(desk.dataDirectory, 'hostile-preload.js');
  writeFileSync(
    file,
    `const { contextBridge, ipcRenderer } = require('electron');
     const plain = (work) => Promise.resolve().then(work).catch((cause) => 'rejected: ' + cause);
     contextBridge.exposeInMainWorld('raw', {
       invoke: (channel, ...input) => plain(() => ipcRenderer.invoke(channel, ...input)),
       send: (channel, ...input) => ipcRenderer.send(channel, ...input),
       sendSync: (channel, ...input) => plain(() => ipcRenderer.sendSync(channel, ...input)),
     });`,
  );
  await desk.app.evaluate(({ session }, file) => {
    // Newer versions of Electron register a script instead.
    const target = session.defaultSession as unknown as {
      setPreloads?: (files: string[]) => void;
      registerPreloadScript?: (script: { type: 'frame'; filePath: string }) => void;
    };
    if (target.registerPreloadScript) target.registerPreloadScript({ type: 'frame', filePath: file });
    else target.setPreloads?.([file]);
  }, file);
  for (const page of pages) {
    await page.reload();
    await page.waitForFunction(() => 'raw' in globalThis);
  }
};

/** Sends messages to any channel through a renderer that the attacker took over. */
export const rawInvoke = (page: Page, calls: readonly PageCall[]): Promise<unknown[]> =>
  page.evaluate(async (calls) => {
    const raw = Reflect.get(globalThis, 'raw') as {
      invoke: (channel: string, input: unknown) => Promise<unknown>;
    };
    const answers: unknown[] = [];
    for (const [channel, input] of calls) answers.push(await raw.invoke(channel, input));
    return answers;
  }, calls);
