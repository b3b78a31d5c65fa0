import { expect } from 'vitest';
import { withPreparedSchool } from '../../support/sign-in-tests';
import { valueOf } from '../../support/test-desk';
import { test } from '../support/desk-test';
import { profileOf } from '../support/stands';
import { full } from '../support/tally';

const context = withPreparedSchool({ twoFactor: true });
const rounds = full ? 40 : 12;
/** The most rounds. A busy machine adds time to some attempts, and more rounds bring equal medians together. */
const roundsAtMost = 3 * rounds;
/** The most that medians of one run may differ, as a factor. A skipped hash differs by far more. */
const bound = 1.6;

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

const channels = ['begin', 'liftLock'] as const;
/** Known, inactive and unknown names; the instructor's role does not open the office. */
const kinds = { known: 'frank', inactive: 'mark', 'other portal': 'ines', unknown: 'nobody' } as const;

test('the answer or its time reveals who has an account (OpenSSH CVE-2016-6210)', async ({ tries }) => {
  const { desk } = context.open;
  const maria = await context.open.signIn('maria');
  const { accountId, version } = await profileOf(maria, 'mark');
  valueOf(await maria.staff.setActive({ accountId, version, active: false }));
  const times: Record<string, number[]> = {};
  const answers: Record<string, unknown[]> = {};
  const mediansOf = (channel: string) =>
    Object.keys(kinds).map((kind) => median(times[`${channel} ${kind}`] ?? []));
  const ratioOf = (channel: string): number => {
    const medians = mediansOf(channel);
    return Math.max(...medians) / Math.min(...medians);
  };
  const apart = (): boolean => channels.some((channel) => ratioOf(channel) >= bound);
  for (let round = 0; round < rounds || (round < roundsAtMost && apart()); round += 1)
    for (const channel of channels)
      for (const [kind, username] of Object.entries(kinds)) {
        const window = desk.window('office');
        const password = `guess ${round} ${channel}`;
        const startedAt = performance.now();
        const answer =
          channel === 'begin'
            ? await window.signIn.begin({ username, password })
            : await window.signIn.liftLock({ username, password, recoveryCode: 'ZZZZZZZZZZZZZZZZ' });
        (times[`${channel} ${kind}`] ??= []).push(performance.now() - startedAt);
        (answers[`${channel} ${kind}`] ??= []).push(answer);
        // No wait runs, so that main judges every attempt.
        if (kind === 'unknown') desk.clock.pass(15 * 60_000);
        tries.add();
      }
  for (const channel of channels) {
    for (const kind of Object.keys(kinds))
      expect(answers[`${channel} ${kind}`], `${channel} ${kind}`).toEqual(answers[`${channel} unknown`]);
    const medians = mediansOf(channel);
    tries.note += `${channel} ${medians.map((value) => value.toFixed(0)).join('/')} ms `;
    expect(ratioOf(channel), `${channel}: medians ${medians.join(', ')}`).toBeLessThan(bound);
  }
});
