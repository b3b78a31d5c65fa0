import type { Page } from '@playwright/test';
import * as fc from 'fast-check';
import type { Desk } from '../../e2e/support/desk';
import { rowsOf } from '../../e2e/support/store-file';
import { callAll, expect, stageIn, test } from '../support/app-test';
import { channels } from '../support/channels';
import { misshapen, outcomeOf } from '../support/expected-answer';
import { fuzzedInput } from '../support/fuzzed';
import { megabytes } from '../support/memory';
import { cook } from '../support/recipe';
import { full } from '../support/tally';

const messages = full ? 20_000 : 4_000;
const batch = 250;
/** The most bytes that the main process's heap may grow over all messages, after garbage collection. */
const heapBound = 32 * 1024 * 1024;

test('fuzzed messages through the real bridge, as a signed-in manager and before sign-in', async ({
  attack,
  tries,
}) => {
  const { desk, page } = await attack({ school: { staff: ['frank'] } });
  // A system dialog would wait for a person, so every save dialog is cancelled.
  await desk.app.evaluate(({ dialog }) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: true, filePath: '' }) });
  });
  // The page's own screens must not change the window's stage meanwhile.
  await page.evaluate(() => document.body.replaceChildren());
  const accountId = rowsOf<{ id: string }>(desk.dataDirectory, 'select id from accounts').map(({ id }) => id);
  // These open system windows, and a flood of valid calls would leave them behind.
  const outside = new Set(['ownAccount.print', 'backup.openFolder']);
  const events = (): number =>
    rowsOf<{ count: number }>(desk.dataDirectory, 'select count(*) as count from audit_events')[0]?.count ??
    0;
  const before = { memory: 0, events: events() };
  const outcomes = new Map<string, number>();
  const perChannel = Math.ceil(messages / channels.length);
  let heaviest = 0;
  for (const [turn, { name, entry }] of channels.entries()) {
    await comeBack(desk, page);
    const recipes = fc
      .sample(fuzzedInput(entry, { accountId, version: [1, 2] }), { numRuns: perChannel, seed: turn })
      .filter((recipe) => !outside.has(name) || !('odd' in recipe && recipe.odd === 'undefined'));
    for (let from = 0; from < recipes.length; from += batch) {
      const answers = await page.evaluate(
        async ([source, channel, recipes]) => {
          // oxlint-disable-next-line typescript/no-implied-eval -- the page gets the very function that Node uses
          const cook = new Function(`return (${source})`)() as (recipe: unknown, longest: number) => unknown;
          const [concept = '', method = ''] = channel.split('.');
          const desk = Reflect.get(globalThis, 'desk') as Record<
            string,
            Record<string, (input: unknown) => Promise<unknown>>
          >;
          const call = desk[concept]?.[method];
          if (!call) return [];
          const sent = recipes.map(async (recipe) => {
            try {
              return await call(cook(recipe, 1_000_000));
            } catch (cause) {
              return `rejected ${String(cause).slice(0, 80)}`;
            }
          });
          return Promise.all(sent);
        },
        [cook.toString(), name, recipes.slice(from, from + batch)] as const,
      );
      for (const answer of answers) {
        tries.add();
        // A value that cannot cross the bridge, or nests too deep for it, never left the page.
        const outcome = typeof answer === 'string' ? 'rejected' : outcomeOf(answer);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        if (outcome === 'rejected')
          expect(answer).toMatch(/clone|recursion|stack|read me not|Could not|trap|proxy/i);
        else expect(misshapen(entry, answer), name).toBeNull();
        expect(outcome, name).not.toBe('internal-error');
      }
    }
    const { heap, rss } = await memoryOf(desk);
    if (turn === 5) before.memory = heap;
    heaviest = Math.max(heaviest, rss);
  }
  const grown = (await memoryOf(desk)).heap - before.memory;
  tries.note = `heap +${megabytes(grown)}, RSS at most ${megabytes(heaviest)}, ${events() - before.events} events`;
  expect(grown).toBeLessThan(heapBound);
  expect(events() - before.events).toBeLessThan(200 + messages / 20);
  expect(outcomes.get('input-refused') ?? 0).toBeGreaterThan(messages / 10);
});

/** Makes the attacker the manager at the window again, whatever a valid message changed. */
const comeBack = async (desk: Desk, page: Page): Promise<void> => {
  if ((await stageIn(page)) === 'signed-in') return;
  // Ends the waits of earlier attempts.
  await desk.passTime(16 * 60_000);
  const { username, password } = desk.person('maria');
  await callAll(page, [
    ['signIn.cancel', undefined],
    ['session.signOut', undefined],
    ['signIn.begin', { username, password }],
  ]);
};

/** The main process's memory after a full garbage collection, in bytes. */
const memoryOf = (desk: { app: { evaluate: <T>(work: () => T) => Promise<T> } }) =>
  desk.app.evaluate(() => {
    const { setFlagsFromString } =
      process.getBuiltinModule?.('node:v8') ??
      (process as unknown as { mainModule: NodeJS.Module }).mainModule.require('node:v8');
    const { runInNewContext } =
      process.getBuiltinModule?.('node:vm') ??
      (process as unknown as { mainModule: NodeJS.Module }).mainModule.require('node:vm');
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
    const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
    return { heap: heapUsed + arrayBuffers, rss };
  });
