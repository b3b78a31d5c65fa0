import * as fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { everyEvent } from '../../../shared/ipc/audit-contract';
import { givePass } from '../../support/no-phone';
import { staffIn } from '../../support/school';
import { withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { channels } from '../../support/channels';
import { test } from '../support/desk-test';
import { outcomeOf } from '../support/expected-answer';
import { validInput } from '../support/valid-input';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Time passes, and the work of every second is done. */
const run = async (milliseconds = 1_000): Promise<void> => {
  const { desk } = context.open;
  desk.clock.pass(milliseconds);
  await desk.application.tick();
};

const turn = async (milliseconds: number): Promise<void> => {
  context.open.desk.clock.turn(milliseconds);
  await run();
};

/** The events of the log's first page, newest first. */
const newest = async (window: TestWindow, filter: Partial<typeof everyEvent> = {}) =>
  valueOf(await window.audit.page({ filter: { ...everyEvent, ...filter }, after: null })).rows;

/** Every event that the log shows with a filter, a page at a time. */
const shown = async (window: TestWindow, filter: Partial<typeof everyEvent> = {}): Promise<number[]> => {
  const sequences: number[] = [];
  let after = null;
  do {
    const page: Awaited<ReturnType<TestWindow['audit']['page']>> = await window.audit.page({
      filter: { ...everyEvent, ...filter },
      after,
    });
    const { rows, next } = valueOf(page);
    sequences.push(...rows.map(({ sequence }) => sequence));
    after = next;
  } while (after !== null);
  return sequences;
};

const events = () =>
  context.raw.rows(
    'select sequence, era, occurred_at, action, outcome, details from audit_events order by sequence',
  );
const isDescending = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || number < (numbers[index - 1] ?? 0));

const wrongPassword = (username: string) =>
  context.open.desk.window('staff').signIn.begin({ username, password: 'a guess of a thief' });

const context = withPreparedSchool({ twoFactor: false });

describe('a clock that is turned back hides nothing', () => {
  test('events and sign-ins of that time stand where they happened, and their dates do not go back', async ({
    tries,
  }) => {
    const { open } = context;
    valueOf(await (await open.signIn('frank')).session.signOut());
    await run();
    const before = open.desk.clock.now();
    for (const turned of [-110_000, -30 * day, -hour, 400 * day]) {
      await turn(turned);
      expect(codeOf(await wrongPassword('frank'))).toBe('wrong-credentials');
      valueOf(await (await open.signIn('ines', 'staff')).session.signOut());
      tries.add();
    }
    await turn(-400 * day);
    const maria = await open.signIn('maria');
    const sequences = await shown(maria);
    expect(isDescending(sequences)).toBe(true);
    const dates = events().map(({ occurred_at }) => Number(occurred_at));
    expect(dates).toEqual(dates.toSorted((one, other) => one - other));
    // A search from that moment on finds every event since then.
    const since = events().filter(({ occurred_at }) => Number(occurred_at) >= before);
    expect(await shown(maria, { from: before })).toHaveLength(since.length);
    expect(
      since.filter(({ action, outcome }) => action === 'sign-in.password' && outcome === 'failure'),
    ).toHaveLength(4);
  });

  test('a person is told of failures while the clock was turned back', async ({ tries }) => {
    const { open } = context;
    valueOf(await (await open.signIn('frank')).session.signOut());
    await run();
    await turn(-30 * day);
    await wrongPassword('frank');
    tries.add();
    await turn(30 * day);
    const frank = await open.signIn('frank');
    const { signIns } = valueOf(await frank.ownAccount.read());
    expect(signIns.map(({ outcome }) => outcome).slice(0, 3)).toEqual(['success', 'failure', 'success']);
    const { notices } = await stageOf(frank, 'signed-in');
    expect(notices).toMatchObject([{ kind: 'failed-tries', details: { count: 1 } }]);
  });

  test('each jump is in the log at once, with how far, and once', async ({ tries }) => {
    const jumps = () =>
      events()
        .filter(({ action }) => action === 'desk.clock-behind')
        .map(({ outcome, details }) => [outcome, JSON.parse(String(details)).behindMinutes]);
    await run();
    await turn(-hour);
    await run();
    expect(jumps()).toEqual([['failure', 60]]);
    await turn(-day);
    await run();
    expect(jumps()).toEqual([
      ['failure', 60],
      ['failure', 25 * 60],
    ]);
    // Small steps add up.
    await turn(25 * hour);
    for (let step = 0; step < 3; step += 1) await turn(-110_000);
    expect(jumps().slice(2)).toEqual([['failure', 4]]);
    tries.add(5);
    // A store that refuses the event gets it later.
    await turn(330_000);
    context.raw.breakAudit();
    context.open.desk.clock.turn(-hour);
    await expect(run()).rejects.toThrow('audit is broken');
    context.raw.mendAudit();
    await run();
    expect(jumps().slice(3)).toEqual([['failure', 60]]);
  });

  test('a jump below the tolerance changes no order, no date and no expiry', async ({ tries }) => {
    const { open } = context;
    await run();
    for (let turned = 0; turned < 2; turned += 1) {
      const before = Number(events().at(-1)?.['occurred_at']);
      await run(10 * minute);
      open.desk.clock.turn(-55_000);
      await wrongPassword('frank');
      expect(Number(events().at(-1)?.['occurred_at'])).toBeGreaterThanOrEqual(before + 10 * minute);
      tries.add();
    }
    const maria = await open.signIn('maria');
    expect(isDescending(await shown(maria))).toBe(true);
    expect(events().some(({ action }) => action === 'desk.clock-behind')).toBe(false);
  });

  test('small steps with a restart between them are found', async ({ tries }) => {
    const { open } = context;
    const isBehind = async (): Promise<boolean> =>
      valueOf(await open.desk.window('office').signIn.current()).clockBehind;
    await run(10 * minute);
    await turn(-110_000);
    expect(await isBehind()).toBe(false);
    await run(10 * minute);
    await open.desk.restart();
    await turn(-110_000);
    expect(await isBehind()).toBe(true);
    expect(events().some(({ action }) => action === 'desk.clock-behind')).toBe(true);
    tries.add(2);
  });

  test('sensitive acts wait until the clock is right', async ({ tries }) => {
    const maria = await context.open.signIn('maria');
    await run();
    await turn(-hour);
    const before = context.raw.contents();
    for (const { name, entry } of channels.filter(({ entry }) => entry.stepUp))
      for (const input of fc.sample(validInput(entry.input, {}), { numRuns: 1, seed: 3 })) {
        if (!entry.portals.includes('office')) continue;
        const window = { windowId: maria.windowId, portal: 'office' } as const;
        expect(outcomeOf(await context.open.desk.application.dispatch(window, name, input)), name).toBe(
          'clock-behind',
        );
        tries.add();
      }
    expect(context.raw.contents()).toBe(before);
    await turn(hour);
    valueOf(await maria.keys.issueSheet());
  });
});

describe('a clock that was far ahead, until a manager accepted the right one,', () => {
  const years = 10 * 365 * day;

  /** Puts the clock ten years ahead, does something there, and puts it right again with the owner's sheet. */
  const aheadAndBack = async (ahead: () => Promise<unknown>): Promise<void> => {
    const { open } = context;
    const maria = await open.signIn('maria');
    valueOf(await maria.keys.issueSheet());
    const { recoveryKey } = await stageOf(maria, 'owner-sheet');
    valueOf(await maria.keys.putSheetAway());
    await run();
    await turn(years);
    await ahead();
    await turn(-years);
    const { username, password: newPassword } = { username: 'maria', password: 'a wholly new passphrase' };
    valueOf(await open.desk.window('office').keys.recoverManager({ recoveryKey, username, newPassword }));
    await run();
  };

  const asMaria = async (): Promise<TestWindow> => {
    const window = context.open.desk.window('office');
    valueOf(await window.signIn.begin({ username: 'maria', password: 'a wholly new passphrase' }));
    await stageOf(window, 'signed-in');
    return window;
  };

  test('leaves later events on top of the log, under their right dates', async ({ tries }) => {
    const { open } = context;
    await aheadAndBack(async () => {
      valueOf(await (await open.signIn('frank', 'staff')).session.signOut());
    });
    const right = open.desk.clock.now();
    await wrongPassword('frank');
    const maria = await asMaria();
    expect(isDescending(await shown(maria))).toBe(true);
    const [completed] = await newest(maria, { kind: 'sign-in' });
    expect(completed).toMatchObject({ action: 'sign-in.completed', occurredAt: right });
    // The same after a restart, and in a search by date.
    await open.desk.restart();
    const again = await asMaria();
    expect(isDescending(await shown(again))).toBe(true);
    const today = await shown(again, { from: right - minute, until: right + minute });
    expect(today.length).toBeGreaterThan(3);
    expect(isDescending(today)).toBe(true);
    // Whoever searches the wrong time finds that it was left, and to where.
    const [cleared] = await newest(again, { from: right + day });
    expect(cleared).toMatchObject({ action: 'desk.clock-cleared' });
    expect(Number(cleared?.details['clockAt'])).toBeLessThanOrEqual(right);
    expect(valueOf(await again.audit.verify()).kind).toBe('whole');
    // Frank's failure counts among those since his last sign-in, which is dated ten years ahead.
    const frank = await open.signIn('frank');
    const { signIns } = valueOf(await frank.ownAccount.read());
    expect(signIns.map(({ outcome }) => outcome).slice(0, 3)).toEqual(['success', 'failure', 'success']);
    expect((await stageOf(frank, 'signed-in')).notices).toMatchObject([{ kind: 'failed-tries' }]);
    const inList = (await staffIn(again)).find(({ managed }) => managed?.username === 'frank');
    expect(Number(inList?.managed?.lastSignInAt)).toBeLessThan(right + hour);
    tries.add();
  });

  test('keeps nothing alive that was given by the wrong time', async ({ tries }) => {
    const { open } = context;
    let pass = '';
    await aheadAndBack(async () => {
      const mark = await open.signIn('mark');
      pass = await givePass(open, mark, 'ines', 10);
    });
    expect(pass).not.toBe('');
    expect(context.raw.rows('select * from one_time_passes where consumed_at = 0')).toEqual([]);
    tries.add();
  });
});

describe('daily backups', () => {
  const daily = (): string[] =>
    readdirSync(join(context.open.desk.directory, 'backups'))
      .filter((name) => name.includes('daily'))
      .toSorted();

  test('go on, and keep their history, whatever the clock does', async ({ tries }) => {
    await run(3 * minute);
    for (let made = 0; made < 3; made += 1) await run(day);
    const history = daily();
    expect(history).toHaveLength(4);
    // A clock far ahead makes one. The next run starts with the right time again.
    await turn(400 * day);
    await turn(-400 * day);
    expect(daily()).toHaveLength(history.length);
    for (let jump = 0; jump < 30; jump += 1) {
      await turn(2 * day);
      tries.add();
    }
    expect(daily()).toEqual(expect.arrayContaining(history));
  });

  test('of days that were not yet do not stop the next ones, and push no others out', async ({ tries }) => {
    const { open } = context;
    await run(3 * minute);
    await turn(400 * day);
    for (let ahead = 0; ahead < 16; ahead += 1) await run(day);
    expect(daily().filter((name) => name.includes('latchkey-2027'))).toHaveLength(14);
    await turn(-416 * day);
    for (let restart = 0; restart < 2; restart += 1) {
      await open.desk.restart();
      await run(3 * minute);
      const before = daily();
      await run(day);
      const added = daily().filter((name) => !before.includes(name));
      expect(added).toHaveLength(1);
      await run(2 * hour);
      expect(daily()).toEqual(expect.arrayContaining(added));
      tries.add();
    }
    await open.desk.restart();
    const manager = await open.signIn('maria');
    const { newestBackupAt } = valueOf(await manager.health.read());
    expect(Number(newestBackupAt)).toBeLessThanOrEqual(open.desk.clock.now());
  });
});
