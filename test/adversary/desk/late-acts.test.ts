import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import type { Result } from '../../../shared/result';
import { noStaffFilter } from '../../../shared/staff-list';
import { type PreparedDesk, type PreparedSchool, prepareSchool } from '../../support/prepared-school';
import { RawStore } from '../../support/raw-store';
import { editOf, newStaff } from '../../support/staff-calls';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { test } from '../support/desk-test';
import { profileOf } from '../support/stands';

const later = 'another quiet harbour wakes';

let school: PreparedSchool;
let open: PreparedDesk;
let raw: RawStore;
let mark: TestWindow;

/** Resolves at the moment in the middle of Mark's act when Maria acts. */
let reachTheMiddle: () => void;
let theMiddle: Promise<void>;
let mariaIsDone: () => void;
let maria: Promise<void>;

/** What an act calls in its middle: it waits until Maria has acted. */
const middle = async (): Promise<void> => {
  reachTheMiddle();
  await maria;
};

beforeEach(async () => {
  school = await prepareSchool({ twoFactor: true });
  open = await school.open();
  raw = new RawStore(open.desk.directory);
  theMiddle = new Promise((resolve) => {
    reachTheMiddle = resolve;
  });
  maria = new Promise((resolve) => {
    mariaIsDone = resolve;
  });
  open.desk.desktop.whilePdfIsMade = middle;
  open.desk.desktop.saveParts = async (_windowId, name, parts) => {
    await middle();
    let content = '';
    for await (const part of parts) content += part;
    open.desk.desktop.saved.push({ name, content });
    return 'saved';
  };
  mark = await open.signIn('mark');
});
afterEach(async () => {
  expect(open.desk.errors).toEqual([]);
  raw.close();
  await open.remove();
  school.remove();
});

interface LateAct {
  readonly go: () => Promise<Result<unknown>>;
  /** What comes before it, while Mark may still do it. */
  readonly prepare?: () => Promise<unknown>;
  /** When it is in its middle, where it does not say so itself: a password is hashed for 50 ms and more. */
  readonly after?: number;
}

/** Acts that take their time between their admission and their write. */
const acts: Readonly<Record<string, LateAct>> = {
  'adding somebody': { go: () => mark.staff.add(newStaff({ username: 'nia' })), after: 10 },
  'giving a password': {
    go: async () => mark.staff.edit(editOf(await profileOf(mark, 'frank'), { password: later })),
    after: 25,
  },
  'changing one’s own password': {
    go: () =>
      mark.ownAccount.changePassword({
        currentPassword: open.member('mark').password,
        newPassword: later,
      }),
    after: 10,
  },
  'exporting the staff': { go: () => mark.staffFile.export(noStaffFilter) },
  'saving the support file': {
    prepare: () => mark.support.preview(),
    go: () => mark.support.save(),
  },
  'saving a sheet': {
    prepare: async () => {
      const { accountId } = open.member('frank');
      valueOf(await mark.print.handOut({ accountId }));
    },
    go: () => mark.print.saveHandOut(),
  },
  'making a backup': { go: () => mark.backup.make(), after: 5 },
};

/** What happens meanwhile. */
const meanwhile: Readonly<Record<string, (by: TestWindow) => Promise<unknown>>> = {
  'is set inactive': async (by) => {
    const { accountId, version } = await profileOf(by, 'mark');
    valueOf(await by.staff.setActive({ accountId, version, active: false }));
  },
  'is made front desk': async (by) => {
    valueOf(await by.staff.edit(editOf(await profileOf(by, 'mark'), { role: 'front-desk' })));
  },
  'is locked at his window': async () => {
    await open.desk.application.lockAll();
  },
};

const backupsLeft = (): string[] => {
  const folder = join(open.desk.directory, 'backups');
  return existsSync(folder) ? readdirSync(folder) : [];
};

const writtenByMark = (): number =>
  raw.rows(
    `select 1 from audit_events where actor_id = ? and outcome = 'success' and action not in ('session.locked')`,
    open.member('mark').accountId,
  ).length;

describe.each(Object.entries(meanwhile))('an actor who %s in the middle', (_happens, act) => {
  test.for(Object.entries(acts))('%s does not land', async ([name, { prepare, go, after }], { tries }) => {
    const by = await open.signIn('maria');
    await prepare?.();
    const asked = go();
    if (after === undefined) await theMiddle;
    else await pause(after);
    await act(by);
    const before = writtenByMark();
    mariaIsDone();
    const answer = await asked;
    tries.add();
    expect(answer.ok, name).toBe(false);
    expect(writtenByMark(), 'nothing more is written in Mark’s name').toBe(before);
    expect(open.desk.desktop.saved, 'no file leaves').toEqual([]);
    expect(backupsLeft(), 'no backup stays').toEqual([]);
  });
});

test('eight managers added by a manager who is inactive while the hashes run', async ({ tries }) => {
  const by = await open.signIn('maria');
  const adding = Array.from({ length: 8 }, (_, index) =>
    mark.staff.add(newStaff({ username: `nia${index}`, role: 'front-desk' })),
  );
  const { accountId, version } = await profileOf(by, 'mark');
  valueOf(await by.staff.setActive({ accountId, version, active: false }));
  const people = raw.rows('select 1 from accounts').length;
  for (const answer of await Promise.all(adding)) {
    expect(answer.ok).toBe(false);
    tries.add();
  }
  expect(raw.rows('select 1 from accounts')).toHaveLength(people);
  await stageOf(mark, 'signed-out');
});

test('an act of somebody whose role lost its permission in the middle, by whatever way', async ({
  tries,
}) => {
  const adding = mark.staff.add(newStaff({ username: 'nia' }));
  await pause(10);
  raw.run("update accounts set role = 'front-desk' where id = ?", open.member('mark').accountId);
  expect(codeOf(await adding)).toBe('permission-refused');
  tries.add();
});
