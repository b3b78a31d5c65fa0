import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { codeFor } from '../test/support/school';
import { inTurn, pause } from './measure';
import type { Caller } from './open-school';
import type { Samples } from './report';
import { type Start, StartedApp } from './started-app';

/** The built app and its runtime. */
export type AppParts = Omit<Start, 'dataDirectory'>;

const bareWindow = 'a bare Electron window';
/** A page has finished loading after this time; milliseconds. */
const settled = 2_000;

const bareOf = (parts: AppParts): AppParts => ({ ...parts, app: resolve(parts.app, 'bench/bare') });

const withApp = async <T>(start: Start, work: (started: StartedApp) => Promise<T>): Promise<T> => {
  const started = await StartedApp.start(start);
  try {
    return await work(started);
  } finally {
    await started.end();
  }
};

/** Measures the launch of the app at a school, and of a bare window with one text field. */
export const measureLaunch = async (
  parts: AppParts,
  { school, folder, rounds }: { school: string; folder: string; rounds: number },
): Promise<Samples[]> => {
  const dataDirectory = join(folder, 'launched');
  cpSync(school, dataDirectory, { recursive: true });
  const { ours, bare } = await inTurn(rounds, {
    ours: () => withApp({ ...parts, dataDirectory }, (started) => started.timeToFocusedField()),
    bare: () =>
      withApp({ ...bareOf(parts), dataDirectory: join(folder, 'bare') }, (started) =>
        started.timeToFocusedField(),
      ),
  });
  return [
    {
      figure: 'launch to the focused username field',
      unit: 'ms',
      bar: { kind: 'ratio', limit: 1.3 },
      ours,
      yardstick: { name: bareWindow, samples: bare },
    },
  ];
};

const openStaffList = async (app: StartedApp, manager: Caller): Promise<void> => {
  await app.timeToFocusedField();
  await app.type('username', manager.username);
  await app.type('password', manager.password);
  await app.evaluate(`document.querySelector('[name="password"]').form.requestSubmit()`);
  await app.type('code', codeFor(manager.secretKey, Date.now()));
  await app.until(`document.querySelector('nav') !== null`);
  await app.evaluate("location.hash = '#/staff'");
  await app.until(`document.querySelector('main tbody tr') !== null`);
  await pause(settled);
};

/** Measures the memory of all processes with an open staff list, and of a bare window that is open at the same time. */
export const measureMemory = async (
  parts: AppParts,
  {
    school,
    callers,
    folder,
    rounds,
  }: { school: string; callers: readonly Caller[]; folder: string; rounds: number },
): Promise<Samples[]> => {
  const [manager] = callers;
  if (!manager) throw new Error('The school has no manager');
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // A fresh copy each time, because the desk refuses a code that the manager has used.
    const dataDirectory = join(folder, `signed-in-${round}`);
    cpSync(school, dataDirectory, { recursive: true });
    await withApp({ ...bareOf(parts), dataDirectory: join(folder, 'bare') }, (window) =>
      withApp({ ...parts, dataDirectory }, async (app) => {
        await window.timeToFocusedField();
        await openStaffList(app, manager);
        ours.push(app.memory());
        bare.push(window.memory());
      }),
    );
  }
  return [
    {
      figure: 'memory of all processes, the staff list open',
      unit: 'MB',
      bar: { kind: 'ratio', limit: 1.6 },
      ours,
      yardstick: { name: bareWindow, samples: bare },
    },
  ];
};
