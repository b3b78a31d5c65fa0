import * as fc from 'fast-check';
import { afterAll, beforeAll, expect } from 'vitest';
import type { PreparedSchool } from '../../support/prepared-school';
import { prepareSchool } from '../../support/prepared-school';
import { RawStore } from '../../support/raw-store';
import { channels } from '../support/channels';
import { test } from '../support/desk-test';
import { misshapen, outcomeOf, refusalOf } from '../support/expected-answer';
import { fuzzedInput } from '../support/fuzzed';
import { knownOf, secretsOf } from '../support/knowledge';
import { heapInUse, megabytes } from '../support/memory';
import { cook } from '../support/recipe';
import { type Stand, stands } from '../support/stands';
import { full } from '../support/tally';

/** The number of messages. FULL=1 sends 210,000. */
const messages = full ? 210_000 : 16_000;
/** The most bytes that the heap may grow over all messages of a stand, after garbage collection. */
const heapBound = 24 * 1024 * 1024;
/** The most audit events that the messages may cause. A manager's valid acts are audited; the other messages are not. */
const auditBound = (sent: number): number => 200 + sent / 40;

const chosenNames = [
  'office, signed out',
  'office, a code is asked for',
  'staff, a key is shown',
  'office, manager',
  'office, manager, locked',
  'staff, instructor',
  'office, recovery codes on the screen',
  'a stranger, while a manager is signed in',
];
const chosen: readonly Stand[] = stands.filter(({ name }) => chosenNames.includes(name));

let school: PreparedSchool;
beforeAll(async () => {
  school = await prepareSchool({ twoFactor: true });
});
afterAll(() => school.remove());

/** No message may change the language's own objects. */
const builtInsAreClean = (): boolean =>
  [Object.prototype, Array.prototype, Function.prototype, String.prototype].every(
    (prototype) => !('role' in prototype) && !('password' in prototype) && !('windowId' in prototype),
  );

for (const [index, { name, arrange }] of chosen.entries())
  test(`fuzzed messages: ${name}`, async ({ tries }) => {
    expect(chosen).toHaveLength(chosenNames.length);
    const secrets = secretsOf(school);
    // Right credentials would sign people in and out all the time.
    let open = await school.open();
    let { sender, position } = await arrange(open);
    const { accountId = [], version = [], sessionId = [] } = knownOf(school, open);
    const known = { accountId, version, sessionId };
    const perChannel = Math.ceil(messages / chosen.length / channels.length);
    const audited = eventsSince(open.desk.directory, 0);
    let events = 0;
    let before = 0;
    let rejected = 0;

    for (const [turn, { name: channel, entry }] of channels.entries()) {
      const refusal = refusalOf(entry, position);
      const recipes = fc.sample(fuzzedInput(entry, known), { numRuns: perChannel, seed: index * 100 + turn });
      for (const recipe of recipes) {
        const input = cook(recipe, 1_000_000);
        const answer = await open.desk.application.dispatch(sender, channel, input).catch(() => {
          rejected += 1;
          return null;
        });
        tries.add();
        const outcome = outcomeOf(answer);
        if (refusal !== null) expect(outcome, channel).toBe(refusal);
        else {
          expect(misshapen(entry, answer), `${channel} ${JSON.stringify(recipe).slice(0, 300)}`).toBeNull();
          // A throwing getter cannot cross a process. Here the schema reads it, and main catches the error.
          if (JSON.stringify(recipe).includes('throwing-getter')) open.desk.errors.length = 0;
          else
            expect(outcome, `${channel} ${JSON.stringify(recipe).slice(0, 300)}`).not.toBe('internal-error');
          if (outcome === 'answered') {
            const text = JSON.stringify(answer);
            for (const secret of secrets) expect(text.includes(secret), channel).toBe(false);
          }
        }
      }
      // A valid message may have changed the window's stage, so the attacker goes back.
      if (refusal === null && recipes.length > 0) {
        events += eventsSince(open.desk.directory, audited);
        expect(open.desk.errors).toEqual([]);
        await open.remove();
        open = await school.open();
        ({ sender, position } = await arrange(open));
      }
      // The first rounds fill caches. Growth after them is a leak.
      if (turn === 8) before = heapInUse();
    }
    events += eventsSince(open.desk.directory, audited);
    const grown = heapInUse() - before;
    tries.note = `heap ${grown < 0 ? '' : '+'}${megabytes(grown)}, ${events} audit events`;
    expect(rejected, 'dispatch never rejects').toBe(0);
    expect(open.desk.errors).toEqual([]);
    expect(builtInsAreClean()).toBe(true);
    expect(grown).toBeLessThan(heapBound);
    expect(events).toBeLessThan(auditBound(tries.times));
    await open.remove();
  });

const eventsSince = (directory: string, before: number): number => {
  const raw = new RawStore(directory);
  const count = raw.audited().length - before;
  raw.close();
  return Math.max(0, count);
};
