import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect, type OpenStore } from '../../../main/school/store/connect';
import { migrate } from '../../../main/school/store/migrate';
import { Throttle, waitAfter } from '../../../main/school/attempts/throttle';
import { FakeClock } from '../../support/fake-clock';

const minute = 60_000;

test('waits are 30 s after the fifth failure in a row, then 1, 2, 4, 8 and 15 minutes', () => {
  const waits = Array.from({ length: 12 }, (_, index) => waitAfter(index));
  expect(waits).toEqual([
    0,
    0,
    0,
    0,
    0,
    30_000,
    minute,
    2 * minute,
    4 * minute,
    8 * minute,
    15 * minute,
    15 * minute,
  ]);
  expect(waitAfter(1_000)).toBe(15 * minute);
});

describe('a throttle', () => {
  let open: OpenStore;
  let clock: FakeClock;
  let throttle: Throttle;
  const fail = (times: number, ofCode = false) =>
    Array.from({ length: times }).reduce<Promise<unknown>>(
      (before) => before.then(() => throttle.recordFailure(open.store, 'anna', ofCode)),
      Promise.resolve(),
    );
  const gate = () => throttle.gate(open.store, 'anna');
  const left = async (): Promise<number> => {
    const now = await gate();
    return now.kind === 'open' ? 0 : (now.retryAt ?? clock.now()) - clock.now();
  };

  beforeEach(async () => {
    open = connect(':memory:', true);
    await migrate(open.store, async () => undefined);
    clock = new FakeClock();
    throttle = new Throttle(clock);
  });
  afterEach(() => open.close());

  test('is open for four failures and waits after the fifth', async () => {
    await fail(4);
    expect(await gate()).toEqual({ kind: 'open' });
    expect(await throttle.recordFailure(open.store, 'anna', false)).toEqual({
      failures: 5,
      gate: { kind: 'waiting', retryAt: clock.now() + 30_000 },
    });
    clock.pass(29_999);
    expect(await left()).toBe(1);
    clock.pass(1);
    expect(await gate()).toEqual({ kind: 'open' });
  });

  test('starts a longer wait with the next failure after a wait', async () => {
    await fail(5);
    clock.pass(30_000);
    await fail(1);
    expect(await left()).toBe(minute);
    clock.pass(minute);
    await fail(1);
    expect(await left()).toBe(2 * minute);
  });

  test('counts passwords and codes together', async () => {
    await fail(3, false);
    await fail(2, true);
    expect(await left()).toBe(30_000);
  });

  test('is neither lifted nor frozen by turning the clock', async () => {
    await fail(5);
    clock.turn(365 * 24 * 60 * minute);
    expect(await left()).toBe(30_000);
    clock.turn(-2 * 365 * 24 * 60 * minute);
    expect(await left()).toBe(30_000);
    clock.pass(30_000);
    expect(await gate()).toEqual({ kind: 'open' });
  });

  test('continues a saved wait after a restart, and pauses while the app is closed', async () => {
    await fail(6);
    clock.pass(20_000);
    await throttle.saveRunningWaits(open.store);
    throttle = new Throttle(clock);
    await throttle.resume(open.store);
    expect(await left()).toBe(minute - 20_000);
  });

  test('starts the whole wait again if nothing was saved before a crash', async () => {
    await fail(6);
    clock.pass(50_000);
    throttle = new Throttle(clock);
    await throttle.resume(open.store);
    expect(await left()).toBe(minute);
  });

  test('continues a wait at the start of the app, not at the first attempt', async () => {
    await fail(6);
    throttle = new Throttle(clock);
    await throttle.resume(open.store);
    clock.pass(minute);
    expect(await gate()).toEqual({ kind: 'open' });
  });

  test('starts a stored wait with an attempt, not with a read of the state', async () => {
    await fail(6);
    throttle = new Throttle(clock);
    await throttle.stateOf(open.store, 'anna');
    await throttle.statesOf(open.store, ['anna']);
    expect((await throttle.states(open.store)).get('anna')?.lockedUntil).toBe(clock.now() + minute);
    clock.pass(20_000);
    expect(await left()).toBe(minute);
    clock.pass(20_000);
    expect(await left()).toBe(minute - 20_000);
  });

  test('keeps its count if the app closes between two failures', async () => {
    await fail(4);
    throttle = new Throttle(clock);
    await throttle.resume(open.store);
    await fail(1);
    expect(await left()).toBe(30_000);
  });

  test('counts per subject', async () => {
    await fail(5);
    expect(await throttle.gate(open.store, 'bert')).toEqual({ kind: 'open' });
  });

  test('locks after 100 failures until it is cleared, beyond any wait and restart', async () => {
    await fail(99);
    clock.pass(15 * minute);
    expect(await gate()).toEqual({ kind: 'open' });
    await fail(1);
    expect(await gate()).toEqual({ kind: 'locked', retryAt: clock.now() + 15 * minute });
    clock.pass(365 * 24 * 60 * minute);
    expect(await gate()).toEqual({ kind: 'locked', retryAt: null });
    throttle = new Throttle(clock);
    await throttle.resume(open.store);
    expect((await gate()).kind).toBe('locked');
    expect(await throttle.clear(open.store, 'anna')).toBe(true);
    expect(await gate()).toEqual({ kind: 'open' });
    expect(await throttle.clear(open.store, 'anna')).toBe(false);
  });

  test('clears passwords but no codes after a password alone, and does not start an old wait again', async () => {
    await fail(3, true);
    await fail(3, false);
    clock.pass(minute);
    await throttle.clearPasswords(open.store, 'anna');
    expect(await throttle.stateOf(open.store, 'anna')).toEqual({
      failures: 3,
      lockedUntil: null,
      lockedOut: false,
    });
    await fail(2, true);
    expect(await left()).toBe(30_000);
  });

  test('loses no wait that starts while running waits are saved', async () => {
    await fail(5);
    clock.pass(30_000);
    await Promise.all([
      throttle.saveRunningWaits(open.store),
      open.store.transaction().execute((trx) => throttle.recordFailure(trx, 'anna', false)),
    ]);
    throttle = new Throttle(clock);
    await throttle.resume(open.store);
    expect(await left()).toBe(minute);
  });

  test('deletes unknown usernames only after a month', async () => {
    await fail(5);
    clock.pass(29 * 24 * 60 * minute);
    await throttle.forgetStrangers(open.store);
    expect((await throttle.stateOf(open.store, 'anna')).failures).toBe(5);
    clock.pass(3 * 24 * 60 * minute);
    await throttle.forgetStrangers(open.store);
    expect((await throttle.stateOf(open.store, 'anna')).failures).toBe(0);
  });
});
