import * as fc from 'fast-check';
import { afterAll, beforeAll, expect } from 'vitest';
import { type PreparedDesk, type PreparedSchool, prepareSchool } from '../../support/prepared-school';
import { RawStore } from '../../support/raw-store';
import { fakeKeyProtector } from '../../support/fake-key-protector';
import { foundSchool } from '../../support/school';
import { stageOf, TestDesk, valueOf } from '../../support/test-desk';
import { alwaysAnswered, channels } from '../support/channels';
import { test } from '../support/desk-test';
import { gateCodes, misshapen, outcomeOf, refusalFor, refusalOf } from '../support/expected-answer';
import { knownOf, secretsOf } from '../support/knowledge';
import { type Standing, stands } from '../support/stands';
import { full } from '../support/tally';
import { validInput } from '../support/valid-input';

const inputsEach = full ? 10 : 3;
const admittedEach = full ? 3 : 1;

let school: PreparedSchool;
beforeAll(async () => {
  school = await prepareSchool({ twoFactor: true });
});
afterAll(() => school.remove());

/** A desk with the attacker in place. */
const arranged = async (arrange: (open: PreparedDesk) => Promise<Standing>) => {
  const open = await school.open();
  return { open, ...(await arrange(open)) };
};

for (const [index, { name, arrange }] of stands.entries())
  test(`every channel: ${name}`, async ({ tries }) => {
    const secrets = secretsOf(school);
    const inputsOf = (channel: (typeof channels)[number], open: PreparedDesk, numRuns: number) =>
      fc.sample(validInput(channel.entry.input, knownOf(school, open)), { numRuns, seed: index });

    let place = await arranged(arrange);
    const raw = new RawStore(place.open.desk.directory);
    const before = raw.contents();
    const audited = raw.audited().length;
    for (const channel of channels) {
      for (const input of inputsOf(channel, place.open, inputsEach)) {
        const refusal = refusalFor(channel.entry, place.position, input);
        if (refusal === null) continue;
        const answer = await place.open.desk.application.dispatch(place.sender, channel.name, input);
        expect(answer, `${channel.name} ${JSON.stringify(input)}`).toEqual({
          ok: false,
          error: { code: refusal },
        });
        tries.add();
      }
    }
    // A refusal changes nothing but the audit log.
    expect(raw.contents() === before, 'the store is as it was').toBe(true);
    expect(new Set(raw.audited().slice(audited))).toSatisfy(
      (actions: Set<string>) =>
        actions.size === 0 || (actions.size === 1 && actions.has('!desk.call-refused')),
    );
    raw.close();

    const whereabouts = async (): Promise<string> => {
      const answer = await place.open.desk.application.dispatch(place.sender, 'signIn.current', undefined);
      return JSON.stringify(answer, (key, value) => (key === 'expiresAt' ? 0 : value));
    };
    let there = await whereabouts();
    for (const channel of channels) {
      for (const input of inputsOf(channel, place.open, admittedEach)) {
        if (refusalFor(channel.entry, place.position, input) !== null) continue;
        const answer = await place.open.desk.application.dispatch(place.sender, channel.name, input);
        expect(misshapen(channel.entry, answer), channel.name).toBeNull();
        expect(gateCodes, `${channel.name} was to be let through`).not.toContain(outcomeOf(answer));
        expect(outcomeOf(answer), channel.name).not.toBe('internal-error');
        for (const secret of secrets) expect(JSON.stringify(answer)).not.toContain(secret);
        tries.add();
        if ((await whereabouts()) === there) continue;
        expect(place.open.desk.errors).toEqual([]);
        await place.open.remove();
        place = await arranged(arrange);
        there = await whereabouts();
      }
    }
    expect(place.open.desk.errors).toEqual([]);
    await place.open.remove();
  });

test('a name that is no channel is refused at every stage', async ({ tries }) => {
  const made = [
    '',
    'signIn',
    'signIn.',
    '.current',
    'signIn.current ',
    '__proto__',
    'constructor',
    'toString',
  ];
  const inherited = ['signIn.constructor', 'signIn.__proto__', 'staff.toString', 'desk.changed', 'keys.ring'];
  for (const { arrange } of stands.filter((_stand, index) => index % 4 === 0)) {
    const { open, sender } = await arranged(arrange);
    for (const name of [...made, ...inherited, 'a'.repeat(100_000)]) {
      const answer = await open.desk.application.dispatch(sender, name, {});
      expect(outcomeOf(answer)).toBe(sender ? 'portal-refused' : 'sender-refused');
      tries.add();
    }
    await open.remove();
  }
});

test('only the listed channels answer without a session', ({ tries }) => {
  const open = channels.filter(({ entry }) => entry.caller === 'anyone' || entry.caller === 'challenge');
  tries.add(channels.length);
  expect(open.map(({ name, entry }) => `${entry.caller} ${name}`).toSorted()).toEqual([
    'anyone keys.recover',
    'anyone keys.recoverManager',
    'anyone language.choose',
    'anyone signIn.begin',
    'anyone signIn.current',
    'anyone signIn.liftLock',
    'anyone signIn.openPortal',
    'anyone signIn.resume',
    'anyone signIn.setUp',
    'anyone support.about',
    'anyone support.copyVersions',
    'challenge signIn.answerCode',
    'challenge signIn.answerEnrolmentCode',
    'challenge signIn.answerOneTimePass',
    'challenge signIn.answerRecoveryCode',
    'challenge signIn.cancel',
    'challenge signIn.checkClocks',
    'challenge signIn.choosePassword',
    'challenge signIn.confirmEnrolment',
    'challenge signIn.copySecretKey',
    'challenge signIn.skipEnrolment',
    'challenge signIn.vouch',
  ]);
  // A permission requires a session.
  for (const { name, entry } of channels)
    if (entry.permission || entry.stepUp) expect(entry.caller, name).toBe('session');
});

test('first run: only the setup answers, and only once', async ({ tries }) => {
  for (const portal of ['office', 'staff'] as const) {
    const desk = await TestDesk.start();
    const { windowId } = desk.window(portal);
    const position = { sender: 'ours', portal, stage: 'nobody', role: null, strong: false } as const;
    for (const { name, entry } of channels)
      for (const input of fc.sample(validInput(entry.input), { numRuns: inputsEach, seed: 1 })) {
        if (name === 'signIn.setUp' && portal === 'office') continue;
        const outcome = outcomeOf(await desk.application.dispatch({ windowId, portal }, name, input));
        const refusal = refusalOf(entry, position);
        if (refusal) expect(outcome, name).toBe(refusal);
        else expect(outcome === 'answered', name).toBe(alwaysAnswered.has(name));
        tries.add();
      }
    expect(desk.errors).toEqual([]);
    await desk.remove();
  }
  // Two windows at once create one school and one manager.
  const desk = await TestDesk.start();
  const input = { schoolName: 'S', name: 'N', username: 'u', password: 'another long passphrase' };
  const both = await Promise.all(
    [1, 2, 3].map((id) => desk.window('office').signIn.setUp({ ...input, username: `u${id}` })),
  );
  expect(both.map(outcomeOf).toSorted()).toEqual(['already-set-up', 'already-set-up', 'answered']);
  const raw = new RawStore(desk.directory);
  expect(raw.rows('select * from accounts')).toHaveLength(1);
  raw.close();
  await desk.remove();
  tries.add(3);
});

test('closed desk: only the owner’s sheet answers', async ({ tries }) => {
  const { desk, office } = await foundSchool();
  valueOf(await office.keys.issueSheet());
  await stageOf(office, 'owner-sheet');
  await desk.application.close();
  const closed = await TestDesk.on(desk.directory, fakeKeyProtector('another computer'));
  for (const portal of ['office', 'staff'] as const) {
    const { windowId } = closed.window(portal);
    const position = { sender: 'ours', portal, stage: 'nobody', role: null, strong: false } as const;
    for (const { name, entry } of channels.filter(({ name }) => name !== 'keys.recover'))
      for (const input of fc.sample(validInput(entry.input), { numRuns: inputsEach, seed: 2 })) {
        const outcome = outcomeOf(await closed.application.dispatch({ windowId, portal }, name, input));
        const allowed = alwaysAnswered.has(name) ? 'answered' : 'desk-closed';
        expect(outcome, name).toBe(refusalOf(entry, position) ?? allowed);
        tries.add();
      }
  }
  expect(closed.errors).toEqual([]);
  await closed.remove();
});
