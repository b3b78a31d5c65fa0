import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { connect, type OpenStore } from '../../../main/school/store/connect';
import { migrate } from '../../../main/school/store/migrate';
import { Throttle } from '../../../main/school/attempts/throttle';
import { FakeClock } from '../../support/fake-clock';

/** A model of the throttle, as plain as possible. */
interface Model {
  failures: number;
  /** The lower and upper bound of the time that must pass before the next attempt, while the app is open. */
  leftAtLeast: number;
  leftAtMost: number;
  /** The state that a crash restores. */
  saved: number;
}
interface Real {
  readonly open: OpenStore;
  readonly clock: FakeClock;
  throttle: Throttle;
}

const waitOf = (failures: number): number =>
  failures < 5 ? 0 : ([30, 60, 120, 240, 480][failures - 5] ?? 900) * 1_000;

/** Milliseconds until the next attempt is allowed; 0 if it is allowed now. */
const leftOf = async ({ throttle, open, clock }: Real): Promise<number> => {
  const gate = await throttle.gate(open.store, 'anna');
  return gate.kind === 'open' || gate.retryAt === null ? 0 : gate.retryAt - clock.now();
};

const check = async (model: Model, real: Real): Promise<void> => {
  const left = await leftOf(real);
  expect(left).toBeGreaterThanOrEqual(model.leftAtLeast);
  expect(left).toBeLessThanOrEqual(model.leftAtMost);
  const { failures, lockedOut } = await real.throttle.stateOf(real.open.store, 'anna');
  expect([failures, lockedOut]).toEqual([model.failures, model.failures >= 100]);
};

class Command implements fc.AsyncCommand<Model, Real> {
  constructor(
    private readonly name: string,
    private readonly work: (model: Model, real: Real) => Promise<void>,
    private readonly when: (model: Model) => boolean = () => true,
  ) {}
  check(model: Readonly<Model>): boolean {
    return this.when(model);
  }
  async run(model: Model, real: Real): Promise<void> {
    await this.work(model, real);
    await check(model, real);
  }
  toString(): string {
    return this.name;
  }
}

const fail = (ofCode: boolean): Command =>
  new Command(
    `fail(${ofCode ? 'code' : 'password'})`,
    async (model, real) => {
      await real.throttle.recordFailure(real.open.store, 'anna', ofCode);
      model.failures += 1;
      model.leftAtLeast = model.leftAtMost = model.saved = waitOf(model.failures);
    },
    // Main judges an attempt only while the gate is open.
    ({ leftAtMost }) => leftAtMost === 0,
  );

const pass = (milliseconds: number): Command =>
  new Command(`pass(${milliseconds})`, async (model, real) => {
    real.clock.pass(milliseconds);
    model.leftAtLeast = Math.max(0, model.leftAtLeast - milliseconds);
    model.leftAtMost = Math.max(0, model.leftAtMost - milliseconds);
  });

const turn = (milliseconds: number): Command =>
  new Command(`turn(${milliseconds})`, async (_model, real) => {
    const before = await leftOf(real);
    real.clock.turn(milliseconds);
    expect(await leftOf(real)).toBe(before);
  });

const tick = new Command('tick', async (model, real) => {
  await real.throttle.saveRunningWaits(real.open.store);
  const { remaining_wait: saved = 0 } =
    (await real.open.store.selectFrom('throttles').select('remaining_wait').executeTakeFirst()) ?? {};
  // The saved wait is never less than the remaining time, nor more than the last saved one.
  expect(saved).toBeGreaterThanOrEqual(model.leftAtLeast);
  expect(saved).toBeLessThanOrEqual(model.saved);
  model.saved = saved;
});

const restart = new Command('restart', async (model, real) => {
  real.throttle = new Throttle(real.clock);
  await real.throttle.resume(real.open.store);
  model.leftAtMost = Math.max(model.leftAtMost, model.saved);
});

const lift = new Command('lift', async (model, real) => {
  expect(await real.throttle.clear(real.open.store, 'anna')).toBe(model.failures > 0);
  Object.assign(model, { failures: 0, leftAtLeast: 0, leftAtMost: 0, saved: 0 });
});

const commands = fc.commands(
  [
    fc.boolean().map(fail),
    fc.boolean().map(fail),
    fc
      .oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.constantFrom(29_999, 30_000, 60_000, 900_000))
      .map(pass),
    fc.constantFrom(1_000, 5_000, 900_000).map(pass),
    fc.integer({ min: -4e10, max: 4e10 }).map(turn),
    fc.constant(tick),
    fc.constant(restart),
    fc.nat(20).map((chance) => (chance === 0 ? lift : tick)),
  ],
  { size: 'large', maxCommands: 60 },
);

test('no sequence of failures, time, turned clocks, restarts and lifts allows an attempt during a wait', async () => {
  const open = connect(':memory:', true);
  await migrate(open.store, async () => undefined);
  try {
    await fc.assert(
      fc.asyncProperty(commands, fc.constantFrom(0, 3, 4, 97, 98, 99), async (sequence, failures) => {
        await open.store.deleteFrom('throttles').execute();
        const clock = new FakeClock();
        if (failures > 0)
          await open.store
            .insertInto('throttles')
            .values({
              subject: 'anna',
              failures,
              code_failures: 0,
              remaining_wait: 0,
              updated_at: clock.now(),
            })
            .execute();
        const model: Model = { failures, leftAtLeast: 0, leftAtMost: 0, saved: 0 };
        await fc.asyncModelRun(
          () => ({ model, real: { open, clock, throttle: new Throttle(clock) } }),
          sequence,
        );
      }),
      { numRuns: 120 },
    );
  } finally {
    await open.close();
  }
});
