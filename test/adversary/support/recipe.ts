/** Values that no form sends. Their names let Node and a page build the same value. */
export const oddities = [
  'undefined',
  'null',
  'nan',
  'infinity',
  'minus-zero',
  'huge-number',
  'bigint',
  'symbol',
  'function',
  'async-function',
  'promise',
  'thenable',
  'date',
  'bad-date',
  'regexp',
  'error',
  'map',
  'set',
  'array-buffer',
  'bytes',
  'floats',
  'boxed-string',
  'boxed-number',
  'sparse-list',
  'list-of-itself',
  'cycle',
  'deep',
  'deep-list',
  'long-string',
  'long-list',
  'many-keys',
  'getter',
  'throwing-getter',
  'counting-getter',
  'proxy',
  'null-prototype',
  'own-proto-key',
  'proto-chain',
  'constructor-key',
  'to-json',
  'to-string',
  'to-primitive',
  'iterator',
  'instance',
  'frozen',
  'array-of-code',
] as const;
export type Oddity = (typeof oddities)[number];

/** Describes a value: plain JSON, or JSON with odd values in it. */
export type Recipe =
  | { readonly plain: unknown }
  | { readonly odd: Oddity }
  | { readonly fields: readonly (readonly [name: string, value: Recipe])[] }
  | { readonly items: readonly Recipe[] };

/**
 * Builds the value of a recipe. It uses nothing outside of itself, because the page of the real app runs its source text
 * too. `longest` is the length of long strings.
 */
export const cook = (recipe: Recipe, longest: number): unknown => {
  const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
    let value: unknown = 'core';
    for (let level = 0; level < depth; level += 1) value = wrap(value);
    return value;
  };
  const made = (describe: (value: Record<string, unknown>) => void): unknown => {
    const value: Record<string, unknown> = {};
    describe(value);
    return value;
  };
  let counted = 0;
  const odd: Readonly<Record<string, () => unknown>> = {
    undefined: () => undefined,
    null: () => null,
    nan: () => Number.NaN,
    infinity: () => Number.POSITIVE_INFINITY,
    'minus-zero': () => -0,
    'huge-number': () => 2 ** 1000,
    bigint: () => 123456n,
    symbol: () => Symbol('123456'),
    function: () => () => '123456',
    'async-function': () => async () => '123456',
    promise: () => Promise.resolve('123456'),
    // oxlint-disable-next-line unicorn/no-thenable -- that is the trick
    thenable: () => ({ then: (done: (value: string) => void) => done('123456') }),
    date: () => new Date(0),
    'bad-date': () => new Date(Number.NaN),
    regexp: () => /^(a+)+$/,
    error: () => new Error('123456'),
    map: () => new Map([['code', '123456']]),
    set: () => new Set(['123456']),
    'array-buffer': () => new ArrayBuffer(6),
    bytes: () => new Uint8Array([49, 50, 51, 52, 53, 54]),
    floats: () => new Float64Array(3),
    'boxed-string': () => Object('123456'),
    'boxed-number': () => Object(6),
    'sparse-list': () => Object.assign([], { length: 1000, 7: 'x' }),
    'list-of-itself': () => {
      const list: unknown[] = [];
      list.push(list);
      return list;
    },
    cycle: () => made((value) => Object.assign(value, { self: value, code: value, password: value })),
    deep: () => nested(900, (inner) => ({ inner })),
    'deep-list': () => nested(900, (inner) => [inner]),
    'long-string': () => 'A'.repeat(longest),
    'long-list': () => Array.from({ length: 5_000 }, (_, index) => index),
    'many-keys': () =>
      Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`key${index}`, index])),
    getter: () =>
      made((value) => Object.defineProperty(value, 'code', { enumerable: true, get: () => '123456' })),
    'throwing-getter': () =>
      made((value) =>
        Object.defineProperty(value, 'code', {
          enumerable: true,
          get: () => {
            throw new TypeError('read me not');
          },
        }),
      ),
    // Returns another value at every read, because main must use the value that it checked.
    'counting-getter': () =>
      made((value) =>
        Object.defineProperty(value, 'code', { enumerable: true, get: () => String((counted += 1)) }),
      ),
    proxy: () => new Proxy({ code: '123456' }, { ownKeys: () => ['code', '__proto__', 'constructor'] }),
    'null-prototype': () => Object.assign(Object.create(null), { code: '123456' }),
    'own-proto-key': () => JSON.parse('{"__proto__":{"role":"manager","ok":true},"code":"123456"}'),
    'proto-chain': () =>
      Object.create({ code: '123456', password: 'seven quiet harbours wake', role: 'manager' }),
    'constructor-key': () => ({
      constructor: { prototype: { role: 'manager' } },
      hasOwnProperty: 1,
      toString: null,
    }),
    'to-json': () => ({ toJSON: () => ({ code: '123456' }), code: 1 }),
    'to-string': () => ({ toString: () => '123456', valueOf: () => 123456 }),
    'to-primitive': () => ({ [Symbol.toPrimitive]: () => '123456' }),
    iterator: () => ({ [Symbol.iterator]: () => [1, 2, 3][Symbol.iterator](), length: 6 }),
    instance: () =>
      new (class Code {
        code = '123456';
        get password() {
          return 'x';
        }
      })(),
    frozen: () => Object.freeze({ code: Object.freeze(['123456']) }),
    'array-of-code': () => ['123456'],
  };
  const cooked = (part: Recipe): unknown => {
    if ('plain' in part) return part.plain;
    if ('odd' in part) return odd[part.odd]?.();
    if ('items' in part) return part.items.map(cooked);
    const value: Record<string, unknown> = {};
    // Defined and not assigned, so that `__proto__` becomes an ordinary field.
    for (const [name, field] of part.fields)
      Object.defineProperty(value, name, {
        value: cooked(field),
        enumerable: true,
        writable: true,
        configurable: true,
      });
    return value;
  };
  return cooked(recipe);
};
