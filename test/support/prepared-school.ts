import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccountId } from '../../shared/ids';
import {
  addStaff,
  codeFor,
  enrol,
  foundSchool,
  managerPassword,
  requireTwoFactor,
  staffPassword,
} from './school';
import { RawStore } from './raw-store';
import { stageOf, TestDesk, type TestWindow, valueOf } from './test-desk';

/** Maria and Mark manage, Frank is at the front desk, Ines teaches. */
export type Username = 'maria' | 'mark' | 'frank' | 'ines';
const usernames: readonly Username[] = ['maria', 'mark', 'frank', 'ines'];

/** What a person of the prepared school knows and holds. Without two factor, key and codes are empty. */
export interface Member {
  readonly accountId: AccountId;
  readonly username: Username;
  readonly password: string;
  readonly secretKey: string;
  readonly codes: readonly string[];
}

/** A data directory that was made once; every test gets a copy of it. */
export interface PreparedSchool {
  readonly members: Readonly<Record<Username, Member>>;
  /** A running desk on a copy, a minute later: every code of that minute is unused. */
  open(): Promise<PreparedDesk>;
  remove(): void;
}

/** A running desk of the prepared school. */
export class PreparedDesk {
  constructor(
    readonly desk: TestDesk,
    private readonly members: PreparedSchool['members'],
  ) {}

  /** What somebody knows and holds. */
  member(username: Username): Member {
    return this.members[username];
  }

  /** Somebody's right code at the desk's present time. */
  code(username: Username): string {
    return codeFor(this.members[username].secretKey, this.desk.clock.now());
  }

  /** Username and password only. */
  async begin(username: Username, window: TestWindow): Promise<void> {
    const { password } = this.members[username];
    valueOf(await window.signIn.begin({ username, password }));
  }

  /** Signs somebody in at a new window, with a code of the next time step where one is asked for. */
  async signIn(username: Username, portal: 'office' | 'staff' = 'office'): Promise<TestWindow> {
    const window = this.desk.window(portal);
    await this.begin(username, window);
    const { current } = valueOf(await window.signIn.current());
    if (current.stage === 'code') {
      this.desk.clock.pass(30_000);
      valueOf(await window.signIn.answerCode({ code: this.code(username) }));
    }
    await stageOf(window, 'signed-in');
    return window;
  }

  remove(): Promise<void> {
    return this.desk.remove();
  }
}

/** Founds a school with four members; with `twoFactor` both portals require a code and everybody is set up. */
export const prepareSchool = async ({ twoFactor }: { twoFactor: boolean }): Promise<PreparedSchool> => {
  const { desk, office } = await foundSchool();
  const ids = { maria: (await stageOf(office, 'signed-in')).accountId } as Record<Username, AccountId>;
  for (const [username, role] of [
    ['mark', 'manager'],
    ['frank', 'front-desk'],
    ['ines', 'instructor'],
  ] as const)
    ids[username] = (await addStaff(office, username, role)).accountId;
  if (twoFactor) await requireTwoFactor(office, { office: true, staff: true });

  const members = {} as Record<Username, Member>;
  for (const username of usernames) {
    const password = username === 'maria' ? managerPassword : staffPassword;
    const factors = twoFactor
      ? await enrol(desk, desk.window('staff'), username, password)
      : { secretKey: '', codes: [] };
    members[username] = { accountId: ids[username], username, password, ...factors };
  }
  await desk.application.close();
  // The managers have read what they were told of the preparation.
  const raw = new RawStore(desk.directory);
  raw.run('delete from notices');
  raw.close();
  return {
    members,
    open: async () => {
      const copy = await TestDesk.startOn(desk.directory);
      copy.clock.pass(60_000);
      for (const { username, secretKey } of Object.values(members))
        if (secretKey !== '') copy.factors.keys.set(username, secretKey);
      return new PreparedDesk(copy, members);
    },
    remove: () => rmSync(desk.directory, { recursive: true, force: true }),
  };
};

/** An empty folder in the system's temporary one. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'latchkey-test-'));
