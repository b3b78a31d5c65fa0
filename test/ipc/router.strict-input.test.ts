import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { bareDispatcher } from '../support/bare-dispatcher';
import { channels, validInput } from '../support/channels';

let handled: unknown[];
let bare: ReturnType<typeof bareDispatcher>;
beforeEach(() => {
  handled = [];
  bare = bareDispatcher((_channel, input) => {
    handled.push(input);
    return { ok: false, error: { code: 'not-found' } };
  });
});
const answerTo = async (name: string, input: unknown): Promise<string> => {
  const result = await bare.send('office', name, input);
  return result.ok ? 'ok' : result.error.code;
};
/** Expects a refusal of the input, without a call of the handler. */
const isRefused = async (name: string, input: unknown): Promise<void> => {
  handled.length = 0;
  expect([name, await answerTo(name, input)]).toEqual([name, 'input-refused']);
  expect(handled).toEqual([]);
};
const withOwnProto = (value: object): unknown =>
  JSON.parse(`{"__proto__":{"admin":true},${JSON.stringify(value).slice(1)}`);

const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;
const deep = Array.from({ length: 5_000 }).reduce<object>((inner) => ({ inner }), {});

describe.each(channels.map(({ name }) => [name]))('%s', (name) => {
  const valid = validInput[name];

  test('accepts its own input and passes it on', async () => {
    expect(await answerTo(name, valid)).toBe('not-found');
    expect(handled).toHaveLength(1);
  });

  test('refuses anything of another shape', async () => {
    for (const input of [
      null,
      0,
      1,
      '',
      'text',
      true,
      [],
      [valid],
      {},
      1n,
      Symbol('x'),
      () => 1,
      new Date(0),
      new Map(),
      new Uint8Array(4),
      cyclic,
      deep,
      [cyclic],
      Object.create(null),
      'x'.repeat(5_000_000),
      Array.from({ length: 100_000 }, () => 1),
    ])
      await isRefused(name, input);
    if (valid !== undefined) await isRefused(name, undefined);
  });

  if (valid === undefined || typeof valid !== 'object' || valid === null) return;
  const fields = Object.keys(valid);

  test('refuses an unknown key, __proto__ and constructor among them, and pollutes nothing', async () => {
    for (const more of [
      'portal',
      'windowId',
      'role',
      'factorDone',
      'constructor',
      'toString',
      'hasOwnProperty',
      '',
    ])
      if (!fields.includes(more)) await isRefused(name, { ...valid, [more]: { admin: true } });
    await isRefused(name, withOwnProto(valid));
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  test('refuses a missing field and a field of another type', async () => {
    for (const field of fields) {
      const { [field]: _gone, ...rest } = valid as Record<string, unknown>;
      await isRefused(name, rest);
      for (const value of [
        undefined,
        Number.NaN,
        1.5,
        [],
        {},
        { toString: () => 'maria' },
        ['maria'],
        cyclic,
        Symbol('x'),
        () => 'maria',
        new String('maria'),
        Buffer.from('maria'),
      ])
        await isRefused(name, { ...valid, [field]: value });
    }
  });

  test('refuses a getter that throws', async () => {
    const own = Object.defineProperty(Object.assign({}, valid), fields[0] ?? 'x', {
      enumerable: true,
      get: () => {
        throw new Error('gotcha');
      },
    });
    expect(['input-refused', 'internal-error']).toContain(await answerTo(name, own));
    expect(handled).toEqual([]);
  });
});

test('no input makes the dispatcher throw, or answer outside of its contract', async () => {
  const anything = fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
    maxDepth: 3,
  });
  const mangled = (valid: unknown) =>
    fc
      .tuple(fc.constantFrom(...Object.keys(Object(valid)), 'extra', '__proto__'), anything)
      .map(([field, value]) =>
        Object.defineProperty(Object.assign({}, valid), field, {
          value,
          enumerable: true,
          configurable: true,
          writable: true,
        }),
      );
  const message = fc
    .constantFrom(...channels)
    .chain(({ name, entry }) =>
      fc.tuple(
        fc.constant(name),
        fc.constant(entry),
        validInput[name] === undefined ? anything : fc.oneof(anything, mangled(validInput[name])),
      ),
    );
  await fc.assert(
    fc.asyncProperty(message, async ([name, entry, input]) => {
      handled.length = 0;
      const result = await bare.send('office', name, input);
      expect(result.ok).toBe(false);
      if (handled.length === 0) return;
      // A handler gets the contract's parsed value, never the message itself.
      expect(entry.input.safeParse(input)).toEqual({ success: true, data: handled[0] });
      if (typeof input === 'object' && input !== null) expect(handled[0]).not.toBe(input);
    }),
    { numRuns: 3_000 },
  );
  expect(bare.thrown).toEqual([]);
});

test('a refusal names every wrong field, with its problem and its bound', async () => {
  const refusal = async (name: string, input: unknown) => {
    const result = await bare.send('office', name, input);
    return !result.ok && result.error.code === 'input-refused' ? result.error.fields : result;
  };
  expect(
    await refusal('signIn.setUp', {
      schoolName: '',
      name: 'x'.repeat(81),
      username: 'a\u0007',
      password: 'y'.repeat(257),
    }),
  ).toEqual([
    { field: 'schoolName', problem: 'required', bound: 1 },
    { field: 'name', problem: 'too-long', bound: 80 },
    { field: 'username', problem: 'characters-not-allowed' },
    { field: 'password', problem: 'too-long', bound: 256 },
  ]);
  const options = validInput['options.save'] as { options: object };
  expect(
    await refusal('options.save', {
      version: 1,
      options: {
        ...options.options,
        idleLockMinutes: { office: 0, staff: 61 },
        contactLine: 'x'.repeat(201),
      },
    }),
  ).toEqual([
    { field: 'options.idleLockMinutes.office', problem: 'out-of-range', range: { least: 1, most: 60 } },
    { field: 'options.idleLockMinutes.staff', problem: 'out-of-range', range: { least: 1, most: 60 } },
    { field: 'options.contactLine', problem: 'too-long', bound: 200 },
  ]);
});
