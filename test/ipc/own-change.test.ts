import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RawStore } from '../support/raw-store';
import { addStaff, foundSchool, managerPassword, type School, staffPassword } from '../support/school';
import { stageOf, type TestWindow, valueOf } from '../support/test-desk';
import { editedStaff } from '../support/staff-calls';

let school: School;
let frank: TestWindow;
beforeEach(async () => {
  school = await foundSchool();
  await addStaff(school.office, 'frank', 'front-desk');
  frank = school.desk.window('office');
  valueOf(await frank.signIn.begin({ username: 'frank', password: staffPassword }));
});
afterEach(() => school.desk.remove());

/** Checks every session again and again, as the desk does each second, while some work runs. */
const whileChecked = async <T>(work: Promise<T>): Promise<T> => {
  const state = { over: false };
  const over = work.finally(() => {
    state.over = true;
  });
  while (!state.over) {
    await school.desk.application.tick();
    await setImmediate();
  }
  return over;
};

const change = () =>
  frank.ownAccount.changePassword({
    currentPassword: staffPassword,
    newPassword: 'nine copper kettles sing',
  });

test('a person who changes their password stays signed in, whenever the desk checks the session; their other windows do not', async () => {
  const other = school.desk.window('staff');
  valueOf(await other.signIn.begin({ username: 'frank', password: staffPassword }));
  valueOf(await whileChecked(change()));
  await stageOf(frank, 'signed-in');
  await stageOf(other, 'signed-out');
});

test('a session does not survive the next change because of one that was rolled back', async () => {
  const raw = new RawStore(school.desk.directory);
  raw.sqlite.exec(
    "create trigger no_change before insert on audit_events when new.action = 'password.changed' begin select raise(abort, 'full'); end",
  );
  expect((await change()).ok).toBe(false);
  raw.sqlite.exec('drop trigger no_change');
  raw.close();
  await stageOf(frank, 'signed-in');
  const { accountId, version } = valueOf(
    await school.office.staff.read({
      accountId: (await stageOf(frank, 'signed-in')).accountId,
    }),
  );
  valueOf(await school.office.session.stepUp({ factor: 'password', password: managerPassword }));
  valueOf(
    await school.office.staff.edit(
      editedStaff({
        accountId,
        version,
        name: 'frank',
        username: 'frank',
        role: 'front-desk',
        password: 'other quiet harbours',
      }),
    ),
  );
  await stageOf(frank, 'signed-out');
});
