import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessByRole, type Portal, portals, type Role } from '../../shared/access';
import type { ContractEntry } from '../../shared/ipc/contract';
import { channels, validInput } from '../support/channels';
import {
  type PreparedDesk,
  type PreparedSchool,
  prepareSchool,
  type Username,
} from '../support/prepared-school';
import { RawStore } from '../support/raw-store';
import { staffPassword } from '../support/school';
import { stageOf, TestDesk, type TestWindow, valueOf } from '../support/test-desk';
import { newStaff } from '../support/staff-calls';

/** The stages that a window can be in. */
interface Stand {
  readonly challenge?: true;
  readonly session?: { readonly role: Role; readonly locked?: true; readonly weak?: true };
}

/** What the rules demand of a channel, worked out without the dispatcher: a refusal, or null where the call comes through. */
const refusal = (
  entry: ContractEntry,
  portal: Portal,
  { challenge, session }: Stand,
  input: 'right' | 'wrong',
): string | null => {
  if (!entry.portals.includes(portal)) return 'portal-refused';
  if (entry.caller === 'challenge' && !challenge) return 'no-challenge';
  if (entry.caller === 'session' || entry.caller === 'any-session') {
    if (!session) return 'no-session';
    if (entry.caller === 'session' && session.locked) return 'session-locked';
    if (entry.permission && !accessByRole[session.role].permissions.includes(entry.permission))
      return 'permission-refused';
  }
  if (input === 'wrong') return 'input-refused';
  return entry.stepUp && session?.weak ? 'step-up-needed' : null;
};

const stands: Readonly<Record<string, Stand>> = {
  'signed out': {},
  'before its code': { challenge: true },
  enrolling: { challenge: true },
  'of a manager': { session: { role: 'manager' } },
  'of front desk': { session: { role: 'front-desk' } },
  'of an instructor': { session: { role: 'instructor' } },
  'with new recovery codes on it': { session: { role: 'front-desk' } },
  'that is locked': { session: { role: 'manager', locked: true } },
  'of a manager six minutes after the last factor': { session: { role: 'manager', weak: true } },
};

let school: PreparedSchool;
let open: PreparedDesk;
let raw: RawStore;
const windows = new Map<string, TestWindow>();
const key = (portal: Portal, stand: string): string => `${portal} ${stand}`;
const windowOf = (portal: Portal, stand: string): TestWindow => {
  const window = windows.get(key(portal, stand));
  if (!window) throw new Error(`No window ${stand} at ${portal}`);
  return window;
};
// An instructor has no session at the Office Portal.
const cells = portals.flatMap((portal) =>
  Object.keys(stands)
    .filter((stand) => !(portal === 'office' && stand === 'of an instructor'))
    .map((stand) => [portal, stand] as const),
);

beforeAll(async () => {
  school = await prepareSchool({ twoFactor: true });
  open = await school.open();
  const { clock } = open.desk;
  const maria = await open.signIn('maria');
  const stored = valueOf(await maria.options.read());
  valueOf(
    await maria.options.save({
      ...stored,
      options: { ...stored.options, idleLockMinutes: { office: 60, staff: 60 } },
    }),
  );
  for (const index of portals.keys())
    valueOf(
      await maria.staff.add(
        newStaff({
          name: 'Nia',
          username: `nia${index}`,
          role: 'front-desk',
          password: staffPassword,
        }),
      ),
    );
  const put = async (portal: Portal, stand: string, username: Username) => {
    const window = await open.signIn(username, portal);
    windows.set(key(portal, stand), window);
    return window;
  };
  for (const portal of portals) await put(portal, 'of a manager six minutes after the last factor', 'mark');
  clock.pass(6 * 60_000);
  for (const [index, portal] of portals.entries()) {
    valueOf(await (await put(portal, 'that is locked', 'mark')).session.lock());
    await put(portal, 'of front desk', 'frank');
    if (portal === 'staff') await put(portal, 'of an instructor', 'ines');
    const codes = await put(portal, 'with new recovery codes on it', 'frank');
    valueOf(await codes.ownAccount.replaceRecoveryCodes());
    windows.set(key(portal, 'signed out'), open.desk.window(portal));
    const code = open.desk.window(portal);
    await open.begin('frank', code);
    windows.set(key(portal, 'before its code'), code);
    const enrolling = open.desk.window(portal);
    valueOf(await enrolling.signIn.begin({ username: `nia${index}`, password: staffPassword }));
    windows.set(key(portal, 'enrolling'), enrolling);
    await put(portal, 'of a manager', 'maria');
  }
  raw = new RawStore(open.desk.directory);
});
afterAll(async () => {
  raw.close();
  await open.remove();
  school.remove();
});

const ask = async (window: TestWindow, name: string, input: unknown): Promise<string> => {
  const result = await open.desk.application.dispatch(
    { windowId: window.windowId, portal: window.portal },
    name,
    input,
  );
  return result.ok ? 'ok' : result.error.code;
};
/** An input that every channel refuses. */
const takenByNobody = { unheardOf: true };

test('every window is in the stage that its name says', async () => {
  const at = async (portal: Portal, stand: string, stage: Parameters<typeof stageOf>[1]) =>
    stageOf(windowOf(portal, stand), stage);
  for (const portal of portals) {
    await at(portal, 'signed out', 'signed-out');
    await at(portal, 'before its code', 'code');
    await at(portal, 'enrolling', 'enrolment');
    await at(portal, 'of a manager', 'signed-in');
    await at(portal, 'of front desk', 'signed-in');
    await at(portal, 'with new recovery codes on it', 'recovery-codes');
    await at(portal, 'that is locked', 'locked');
    await at(portal, 'of a manager six minutes after the last factor', 'signed-in');
  }
});

describe.each(cells)('a window of the %s portal, %s', (portal, stand) => {
  test.each(channels.map(({ name, entry }) => [name, entry] as const))('%s', async (name, entry) => {
    const window = windowOf(portal, stand);
    const at = stands[stand] ?? {};
    expect(await ask(window, name, takenByNobody)).toBe(refusal(entry, portal, at, 'wrong'));
    const answer = refusal(entry, portal, at, 'right');
    if (answer === null) return;
    // Right input changes neither the answer nor the store.
    const before = raw.contents();
    const asked = JSON.stringify([
      open.desk.desktop.opened,
      open.desk.desktop.copied,
      open.desk.desktop.printed,
    ]);
    expect(await ask(window, name, validInput[name])).toBe(answer);
    expect(raw.contents()).toBe(before);
    expect(
      JSON.stringify([open.desk.desktop.opened, open.desk.desktop.copied, open.desk.desktop.printed]),
    ).toBe(asked);
  });
});

test('a call without a sender is refused on every channel, whatever its input', async () => {
  for (const { name } of [
    ...channels,
    { name: 'no.such' },
    { name: '' },
    { name: '__proto__' },
    { name: 'signIn' },
  ])
    for (const input of [undefined, takenByNobody, validInput[name]])
      expect(await open.desk.application.dispatch(null, name, input)).toEqual({
        ok: false,
        error: { code: 'sender-refused' },
      });
});

test.each([
  'no.such',
  '',
  'signIn',
  'signIn.',
  '.current',
  'signIn.current.',
  'signIn.constructor',
  '__proto__',
  'toString',
  'signIn.__proto__',
  'SIGNIN.CURRENT',
])('the channel %j does not exist for anybody', async (name) => {
  for (const window of windows.values()) expect(await ask(window, name, undefined)).toBe('portal-refused');
});

test('before the first run only its own channels answer', async () => {
  const empty = await TestDesk.start();
  for (const portal of portals) {
    const window = empty.window(portal);
    for (const { name, entry } of channels) {
      const result = await empty.application.dispatch(
        { windowId: window.windowId, portal },
        name,
        takenByNobody,
      );
      expect([name, result.ok || result.error.code]).toEqual([name, refusal(entry, portal, {}, 'wrong')]);
    }
    // A desk without accounts refuses a sign-in like a wrong password.
    const result = await window.signIn.begin({ username: 'admin', password: 'admin' });
    expect(result.ok || result.error.code).toBe('wrong-credentials');
  }
  await empty.remove();
});

test('every channel with input has a sample here that it accepts', () => {
  for (const { name, entry } of channels) {
    expect([name, entry.input.safeParse(validInput[name]).success]).toEqual([name, true]);
    expect([name, entry.input.safeParse(takenByNobody).success]).toEqual([name, false]);
  }
});
