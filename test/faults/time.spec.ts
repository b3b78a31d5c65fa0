import { expect, test } from '@playwright/test';
import { codeFor } from '../support/school';
import { codeOf, stageOf, type TestWindow, valueOf } from '../support/test-desk';
import type { WindowClient } from './support/client-over';
import { DeskProcess } from './support/desk-process';
import { FakeTime } from './support/fake-time';
import { frank, type KeptSchool, keepSchool, maria } from './support/kept-school';
import { halves, looking } from './support/store';
import { report, times } from './support/outcome';

const second = 1_000;
const hour = 60 * 60 * second;
const day = 24 * hour;

test.describe('10 time', () => {
  let school: KeptSchool;
  const fake = new FakeTime();
  test.beforeAll(async () => {
    school = await keepSchool();
  });
  test.afterAll(() => {
    fake.remove();
    school.remove();
  });

  const start = (directory: string, env: Record<string, string> = {}): Promise<DeskProcess> =>
    DeskProcess.start({ directory, tickEvery: 200 }, { env: fake.environment({ TZ: 'UTC', ...env }) });

  /** Tries a code as Frank, at a new window. */
  const tryCode = async (desk: DeskProcess, at: number): Promise<string> => {
    const staff = desk.window('staff');
    valueOf(await staff.signIn.begin(frank));
    const result = await staff.signIn.answerCode({ code: codeFor(school.frank.secretKey, at) });
    return result.ok ? 'in' : result.error.code;
  };
  const isBehind = async (desk: DeskProcess): Promise<boolean> =>
    valueOf(await desk.window('office').signIn.current()).clockBehind;

  test('turned back a day between two runs', async () => {
    const directory = school.copy();
    fake.turn(-2 * 60 * second);
    const first = await start(directory);
    const then = (await first.clock()).now;
    expect(await tryCode(first, then)).toBe('in');
    const manager = first.window('staff');
    valueOf(await manager.signIn.begin(maria));
    const { secretKey } = await stageOf(manager as TestWindow, 'enrolment');
    valueOf(await manager.signIn.confirmEnrolment({ code: codeFor(secretKey, then) }));
    const { codes } = await stageOf(manager as TestWindow, 'recovery-codes');
    await first.close();

    fake.turn(-day);
    const back = await start(directory);
    expect(await isBehind(back)).toBe(true);
    const { now } = await back.clock();
    expect(then - now).toBeGreaterThan(day - hour);
    expect(await tryCode(back, now)).toBe('clock-behind');
    expect(await tryCode(back, then)).toBe('clock-behind');
    await back.close();
    expect(looking(directory, (raw) => raw.audited())).toContain('!desk.clock-behind');

    // A corrected clock is accepted, and the code of the first run stays consumed.
    fake.turn(0);
    const right = await start(directory);
    expect(await isBehind(right)).toBe(false);
    expect(await tryCode(right, (await right.clock()).now)).toBe('in');
    expect(await tryCode(right, then)).not.toBe('in');
    await right.close();

    // Turned back again. A manager's recovery code accepts this time.
    fake.turn(-day);
    const cleared = await start(directory);
    const staff = cleared.window('staff');
    valueOf(await staff.signIn.begin(maria));
    valueOf(await staff.signIn.answerRecoveryCode({ recoveryCode: codes[0] ?? '' }));
    expect(await isBehind(cleared)).toBe(false);
    // An account whose last step lies ahead is still refused, because an old step never counts again.
    expect(await tryCode(cleared, (await cleared.clock()).now)).toBe('clock-behind');
    await cleared.close();
    expect(looking(directory, (raw) => raw.audited())).toContain('desk.clock-cleared');
    expect(halves(directory)).toEqual([]);
    report(
      'the process clock turned back a day between runs, and right again, and back again',
      'codes refused with clock-behind, no old code taken; heals; a manager’s recovery code clears it',
    );
  });

  /** Types five wrong passwords. Returns the time of the next attempt by the desk's clock. */
  const lockOut = async (staff: WindowClient): Promise<number> => {
    for (let guess = 1; guess < 5; guess += 1)
      expect(codeOf(await staff.signIn.begin({ ...frank, password: `guess number ${guess}` }))).toBe(
        'wrong-credentials',
      );
    return retryAt(await staff.signIn.begin({ ...frank, password: 'guess number 5' }));
  };
  const retryAt = (result: Awaited<ReturnType<WindowClient['signIn']['begin']>>): number => {
    if (result.ok || result.error.code !== 'throttled')
      throw new Error(`Not throttled: ${JSON.stringify(result)}`);
    return result.error.retryAt;
  };

  test('set forward, back, and stopped during a lockout', async () => {
    const directory = school.copy();
    fake.turn(0);
    let desk = await start(directory);
    await lockOut(desk.window('staff'));
    const began = performance.now();
    const steps = [day, hour, -hour, -day, 12 * hour];
    const left = async (): Promise<number> => {
      const { now } = await desk.clock();
      return retryAt(await desk.window('staff').signIn.begin(frank)) - now;
    };
    const expected = (): number => 30 * second - (performance.now() - began);
    for (const step of steps) {
      fake.turn(step);
      expect(Math.abs((await left()) - expected()), `clock set by ${step / hour} h`).toBeLessThan(4 * second);
    }
    // The remaining wait is the same before the end and after the start, whatever the clock shows.
    fake.turn(day);
    await desk.close();
    desk = await start(directory);
    expect(await left()).toBeGreaterThan(5 * second);
    fake.turn(-day);
    expect(await left()).toBeGreaterThan(4 * second);
    // The clock stands still, but the wait runs.
    fake.stopAt(Date.now() + 2 * day);
    const stopped = (await desk.clock()).now;
    await expect
      .poll(async () => (await desk.window('staff').signIn.begin(frank)).ok, {
        timeout: 45_000,
        intervals: [1_000],
      })
      .toBe(true);
    expect((await desk.clock()).now).toBe(stopped);
    expect(await tryCode(desk, stopped)).toBe('in');
    expect(await tryCode(desk, stopped)).toBe('code-already-used');
    await desk.close();
    expect(halves(directory)).toEqual([]);
    report(
      `the process clock set by ${steps.map((step) => `${step / hour} h`).join(', ')}, a restart a day ahead, a stopped clock, in a wait of 30 s`,
      'the wait is what it was each time and ends by itself; a code counts once also when the clock stands',
    );
  });

  for (const [name, change] of [
    ['summer time begins (Europe/Madrid, 2027-03-28)', Date.UTC(2027, 2, 28, 1)],
    ['summer time ends (Europe/Madrid, 2027-10-31)', Date.UTC(2027, 9, 31, 1)],
  ] as const)
    test(name, async () => {
      const directory = school.copy();
      const own = new FakeTime();
      const env = own.environment({ TZ: 'Europe/Madrid' });
      own.setTo(change - 50 * second);
      const desk = await DeskProcess.start({ directory, tickEvery: 200 }, { env });
      const office = desk.window('office');
      valueOf(await office.signIn.begin(maria));
      expect(await tryCode(desk, (await desk.clock()).now)).toBe('in');
      const other = desk.window('staff');
      const wait = await lockOut(other);
      for (const after of [-20 * second, 10 * second, 40 * second].slice(0, times(3, 3))) {
        own.setTo(change + after);
        expect(await isBehind(desk)).toBe(false);
        const { current } = valueOf(await office.signIn.current());
        expect(current.stage).toBe('signed-in');
      }
      // In UTC milliseconds: 30 s after the fifth failure, on either side of the change.
      expect(wait - change).toBeGreaterThan(-30 * second);
      expect(wait - change).toBeLessThan(30 * second);
      own.setTo(change - hour + second);
      expect(await isBehind(desk)).toBe(true);
      own.setTo(change + 60 * second);
      expect(await isBehind(desk)).toBe(false);
      await desk.close();
      own.remove();
      expect(halves(directory)).toEqual([]);
      report(
        'sign-in, session and wait across the change of the zone’s hour',
        'nothing changes: all is UTC; an hour really turned back is found',
      );
    });
});
