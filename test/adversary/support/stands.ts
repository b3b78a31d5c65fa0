import type { Portal, Role } from '../../../shared/access';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import type { Sender } from '../../../main/school/sessions/sender';
import type { Result } from '../../../shared/result';
import type { PreparedDesk, Username } from '../../support/prepared-school';
import { codeFor, givenPassword, staffIn } from '../../support/school';
import { stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import type { Position } from './expected-answer';
import { editOf } from '../../support/staff-calls';

/** A caller: its sender, as the router would find it, and its position for the contract. */
export interface Standing {
  readonly sender: Sender | null;
  readonly position: Position;
}

/** A position of the attacker, and the way to it. Both portals require a code, and everybody is enrolled. */
export interface Stand {
  readonly name: string;
  readonly arrange: (open: PreparedDesk) => Promise<Standing>;
}

type Where = Pick<Position, 'stage'> & Partial<Position>;

const at = ({ windowId, portal }: TestWindow, where: Where): Standing => ({
  sender: { windowId, portal },
  position: { sender: 'ours', portal, role: null, strong: false, ...where },
});

const minutes = 60_000;
const portals = ['office', 'staff'] as const;
const people: readonly { username: Username; role: Role; portals: readonly Portal[] }[] = [
  { username: 'mark', role: 'manager', portals },
  { username: 'frank', role: 'front-desk', portals },
  { username: 'ines', role: 'instructor', portals: ['staff'] },
];

/** Lets time pass until a sign-in is no fresh factor, without the idle lock. */
const growStale = async (open: PreparedDesk, window: TestWindow): Promise<void> => {
  for (let passed = 0; passed < 6; passed += 1) {
    open.desk.clock.pass(minutes);
    await open.desk.application.touch(window.windowId);
  }
};

/** A person's profile as a manager sees it. */
export const profileOf = async (manager: TestWindow, username: string): Promise<StaffProfile> => {
  const row = (await staffIn(manager)).find((one) => one.managed?.username === username);
  if (!row) throw new Error(`Nobody is called ${username}`);
  return valueOf(await manager.staff.read({ accountId: row.accountId }));
};

/** Maria resets Frank's second factor and Frank signs in again. His window shows a pending key. */
const enrolling = async (open: PreparedDesk, portal: Portal): Promise<TestWindow> => {
  const maria = await open.signIn('maria');
  const { accountId, version } = await profileOf(maria, 'frank');
  valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
  const window = open.desk.window(portal);
  await open.begin('frank', window);
  await stageOf(window, 'enrolment');
  return window;
};

/** Maria resets Frank's second factor and turns supervised enrolment on. She stays at her window. */
const supervising = async (open: PreparedDesk): Promise<TestWindow> => {
  const maria = await open.signIn('maria');
  const { accountId, version } = await profileOf(maria, 'frank');
  valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
  const stored = valueOf(await maria.options.read());
  const options = { ...stored.options, supervisedEnrolment: true };
  valueOf(await maria.options.save({ ...stored, options }));
  return maria;
};

/** A manager sets somebody's password, which voids a choice of their own. */
export const givePassword = async (manager: TestWindow, username: Username): Promise<void> => {
  const profile = await profileOf(manager, username);
  valueOf(await manager.staff.edit(editOf(profile, { password: givenPassword })));
};

/** Maria sets Frank's password, and he signs in with it and a code. */
const choosing = async (open: PreparedDesk, portal: Portal): Promise<TestWindow> => {
  await givePassword(await open.signIn('maria'), 'frank');
  const window = open.desk.window(portal);
  valueOf(await window.signIn.begin({ username: 'frank', password: givenPassword }));
  open.desk.clock.pass(30_000);
  valueOf(await window.signIn.answerCode({ code: open.code('frank') }));
  await stageOf(window, 'first-password');
  return window;
};

const beforeSignIn: readonly Stand[] = portals.flatMap((portal) => [
  {
    name: `${portal}, signed out`,
    arrange: async (open) => at(open.desk.window(portal), { stage: 'nobody' }),
  },
  {
    name: `${portal}, a code is asked for`,
    arrange: async (open) => {
      const window = open.desk.window(portal);
      await open.begin('frank', window);
      return at(window, { stage: 'challenge' });
    },
  },
  {
    name: `${portal}, a key is shown`,
    arrange: async (open) => at(await enrolling(open, portal), { stage: 'challenge' }),
  },
  {
    name: `${portal}, an enrolment code is asked for`,
    arrange: async (open) => {
      await supervising(open);
      const window = open.desk.window(portal);
      await open.begin('frank', window);
      await stageOf(window, 'enrolment-code');
      return at(window, { stage: 'challenge' });
    },
  },
  {
    name: `${portal}, a password of one's own is asked for`,
    arrange: async (open) => at(await choosing(open, portal), { stage: 'challenge' }),
  },
  {
    name: `${portal}, the challenge is over`,
    arrange: async (open) => {
      const window = open.desk.window(portal);
      await open.begin('frank', window);
      open.desk.clock.pass(5 * minutes);
      return at(window, { stage: 'nobody' });
    },
  },
  {
    name: `${portal}, beside a manager's window`,
    arrange: async (open) => {
      await open.signIn('maria', 'office');
      return at(open.desk.window(portal), { stage: 'nobody' });
    },
  },
]);

const signedIn: readonly Stand[] = people.flatMap(({ username, role, portals }) =>
  portals.flatMap((portal): Stand[] => [
    {
      name: `${portal}, ${role}`,
      arrange: async (open) =>
        at(await open.signIn(username, portal), { stage: 'session', role, strong: true }),
    },
    {
      name: `${portal}, ${role}, factor 6 minutes old`,
      arrange: async (open) => {
        const window = await open.signIn(username, portal);
        await growStale(open, window);
        return at(window, { stage: 'session', role });
      },
    },
    {
      name: `${portal}, ${role}, locked`,
      arrange: async (open) => {
        const window = await open.signIn(username, portal);
        valueOf(await window.session.lock());
        return at(window, { stage: 'locked', role, strong: true });
      },
    },
  ]),
);

type End = (open: PreparedDesk, window: TestWindow) => Promise<unknown>;

/** Acts of another manager on Mark's account meanwhile. */
const byMaria =
  (act: (maria: TestWindow, mark: StaffProfile) => Promise<Result<unknown>>): End =>
  async (open) => {
    const maria = await open.signIn('maria');
    valueOf(await act(maria, await profileOf(maria, 'mark')));
  };

/** Ways to end a session. After each, nobody is signed in at the window. */
const ends: Readonly<Record<string, End>> = {
  'signed out again': async (_open, window) => valueOf(await window.session.signOut()),
  'waiting behind the next person': async (_open, window) => valueOf(await window.session.switchPerson()),
  'window closed': (open, window) => open.desk.application.closeWindow(window.windowId),
  'after a restart': (open) => open.desk.restart(),
  'after 12 hours': (open) => {
    open.desk.clock.pass(12 * 60 * minutes);
    return open.desk.application.tick();
  },
  'reset by another manager': byMaria((maria, { accountId, version }) =>
    maria.staff.resetTwoFactor({ accountId, version }),
  ),
  'demoted by another manager': byMaria((maria, mark) =>
    maria.staff.edit(editOf(mark, { role: 'instructor' })),
  ),
  'set inactive by another manager': byMaria((maria, { accountId, version }) =>
    maria.staff.setActive({ accountId, version, active: false }),
  ),
  'password set by another manager': byMaria((maria, mark) =>
    maria.staff.edit(editOf(mark, { password: 'a wholly new passphrase' })),
  ),
};

const endings: readonly Stand[] = Object.entries(ends).map(([name, end]) => ({
  name: `office, manager, ${name}`,
  arrange: async (open) => {
    const window = await open.signIn('mark');
    await end(open, window);
    return at(window, { stage: 'nobody' });
  },
}));

const others: readonly Stand[] = [
  {
    name: 'office, recovery codes on the screen',
    arrange: async (open) => {
      const window = await enrolling(open, 'office');
      const { secretKey } = await stageOf(window, 'enrolment');
      valueOf(await window.signIn.confirmEnrolment({ code: codeFor(secretKey, open.desk.clock.now()) }));
      await stageOf(window, 'recovery-codes');
      return at(window, { stage: 'session', role: 'front-desk', strong: true });
    },
  },
  {
    name: 'office, manager, an enrolment code on the screen',
    arrange: async (open) => {
      const maria = await supervising(open);
      const { accountId } = await profileOf(maria, 'frank');
      valueOf(await maria.enrolment.giveCode({ accountId }));
      await stageOf(maria, 'given-enrolment-code');
      return at(maria, { stage: 'session', role: 'manager', strong: true });
    },
  },
  {
    name: 'office, manager, idle for 5 minutes',
    arrange: async (open) => {
      const window = await open.signIn('mark');
      open.desk.clock.pass(5 * minutes);
      await open.desk.application.tick();
      return at(window, { stage: 'locked', role: 'manager', strong: true });
    },
  },
  {
    name: 'a stranger, while a manager is signed in',
    arrange: async (open) => {
      const standing = at(await open.signIn('mark'), { stage: 'session', role: 'manager', strong: true });
      return { sender: null, position: { ...standing.position, sender: 'stranger' } };
    },
  },
];

/** Every position that an attack starts from. */
export const stands: readonly Stand[] = [...beforeSignIn, ...signedIn, ...endings, ...others];
