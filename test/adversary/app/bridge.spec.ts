import { deskEvents } from '../../../shared/desk-events';
import { channelNames } from '../../../shared/ipc/contract';
import { contracts } from '../../../shared/ipc/contracts';
import { expect, stageIn, test } from '../support/app-test';

test('the bridge holds the portal’s channels and nothing else; raw IPC, Node and Electron are out of reach', async ({
  attack,
  tries,
}) => {
  const { desk, page: office } = await attack({ school: {} });
  const { page: staff } = await desk.open('staff');
  await staff.waitForFunction(() => 'desk' in globalThis);
  for (const [portal, page] of [
    ['office', office],
    ['staff', staff],
  ] as const) {
    const found = await page.evaluate(() => {
      const desk = Reflect.get(globalThis, 'desk') as Record<string, Record<string, unknown>>;
      const names = Object.keys(desk).flatMap((concept) =>
        typeof desk[concept] === 'function'
          ? [concept]
          : Object.keys(desk[concept] ?? {}).map((method) => `${concept}.${method}`),
      );
      const reachable = [
        'require',
        'process',
        'module',
        'Buffer',
        'ipcRenderer',
        'electron',
        'global',
        '__dirname',
        'raw',
      ].filter((name) => name in globalThis);
      return { names, reachable, opener: window.opener };
    });
    expect(found.names.toSorted()).toEqual(
      [...channelNames(contracts, portal), ...Object.keys(deskEvents)].toSorted(),
    );
    expect(found.reachable).toEqual([]);
    expect(found.opener).toBeNull();
    tries.add(found.names.length + 9);
  }
});

test('prototype, getter and error tricks across the context bridge (CVE-2023-29198, CVE-2026-70610)', async ({
  attack,
  tries,
}) => {
  const { desk, page } = await attack({ school: {} });
  const found = await page.evaluate(async () => {
    type Call = (input?: unknown) => Promise<unknown>;
    const desk = Reflect.get(globalThis, 'desk') as Record<string, Record<string, Call>> & {
      onChanged: (listener: unknown) => unknown;
    };
    const current = desk.signIn?.current as Call;
    const begin = desk.signIn?.begin as Call;
    const leaks: string[] = [];
    const seen = new Set<unknown>();
    /** Every value from the bridge must belong to this page's own world, so its constructor makes functions of this page. */
    const look = (what: string, value: unknown): void => {
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value))
        return;
      seen.add(value);
      for (
        let proto: unknown = Object.getPrototypeOf(value);
        proto !== null;
        proto = Object.getPrototypeOf(proto)
      )
        if (
          proto !== Object.prototype &&
          proto !== Function.prototype &&
          proto !== Array.prototype &&
          proto !== Promise.prototype &&
          proto !== Error.prototype &&
          proto !== TypeError.prototype
        )
          leaks.push(`${what}: a prototype of another world`);
      for (const key of Reflect.ownKeys(value)) {
        const one = Object.getOwnPropertyDescriptor(value, key);
        if (one?.get || one?.set) leaks.push(`${what}.${String(key)}: an accessor`);
        else look(`${what}.${String(key)}`, one?.value);
      }
    };
    look('desk', desk);
    const promise = current();
    look('promise', promise);
    look('answer', await promise);
    for (const bad of [
      () => 1,
      Symbol('s'),
      {
        get code(): never {
          throw new Error('mine');
        },
      },
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('mine');
          },
        },
      ),
      document.body,
      window,
      new WeakMap(),
    ])
      await Promise.resolve()
        .then(() => begin(bad))
        .then(
          (answer) => look('answer', answer),
          (error: unknown) => look('error', error),
        );

    // Replaces the page's built-ins. Nothing of the bridge's world may call them.
    const caught: string[] = [];
    const watch = <Host extends object>(
      host: Host,
      name: string & keyof Host,
      label: string,
    ): (() => void) => {
      const original = Object.getOwnPropertyDescriptor(host, name) as PropertyDescriptor;
      const before = original.value as (...args: unknown[]) => unknown;
      Object.defineProperty(host, name, {
        ...original,
        value: function (this: unknown, ...args: unknown[]) {
          for (const one of [this, ...args]) {
            const maker = (one as { constructor?: { constructor?: unknown } } | null)?.constructor
              ?.constructor;
            if (typeof maker === 'function' && maker !== Function) caught.push(label);
          }
          return Reflect.apply(before, this, args);
        },
      });
      return () => Object.defineProperty(host, name, original);
    };
    const restore = [
      watch(Array.prototype, 'push', 'push'),
      watch(Function.prototype, 'call', 'call'),
      watch(Function.prototype, 'apply', 'apply'),
      watch(Promise.prototype, 'then', 'then'),
      watch(String.prototype, 'split', 'split'),
      watch(Object, 'keys', 'keys'),
    ];
    const spoiled = ['0', 'then', 'channel', 'ipcRenderer', 'ok', 'portal'];
    // Through another name, because the linter forbids the direct one.
    const everything: object = Object.prototype;
    for (const name of spoiled)
      Object.defineProperty(everything, name, {
        configurable: true,
        get: () => undefined,
        set: (value: unknown) => {
          caught.push(`set ${name} ${typeof value}`);
        },
      });
    for (let turn = 0; turn < 20; turn += 1) await current().catch(() => undefined);
    for (const name of spoiled) Reflect.deleteProperty(Object.prototype, name);
    for (const back of restore) back();

    // Overwrites the bridge itself, which can deceive this page only.
    const tries: string[] = [];
    const attempt = (label: string, work: () => unknown): void => {
      try {
        work();
      } catch {
        tries.push(label);
      }
    };
    const before = Reflect.get(globalThis, 'desk');
    attempt('replace', () => {
      'use strict';
      Reflect.set(globalThis, 'desk', { signIn: {} });
    });
    attempt('define', () => Object.defineProperty(globalThis, 'desk', { value: {} }));
    attempt('delete', () => Reflect.deleteProperty(globalThis, 'desk'));
    return { leaks, caught, kept: Reflect.get(globalThis, 'desk') === before };
  });
  expect(found.leaks).toEqual([]);
  expect(found.caught).toEqual([]);
  expect(found.kept).toBe(true);
  tries.add(60);
  // A bad listener can harm this page only.
  await page.evaluate(() => {
    const desk = Reflect.get(globalThis, 'desk') as { onChanged: (listener: unknown) => unknown };
    for (const listener of [
      () => {
        throw new Error('mine');
      },
      () => new Promise(() => undefined),
    ])
      for (let turn = 0; turn < 50; turn += 1) desk.onChanged(listener);
    for (const listener of [null, undefined, 1, {}, 'alert(1)']) {
      try {
        desk.onChanged(listener);
      } catch {
        // The bridge itself refuses it.
      }
    }
  });
  await desk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('desk.changed', { evil: true }),
  );
  expect(await stageIn(page)).toBe('signed-out');
  tries.add(105);
});
