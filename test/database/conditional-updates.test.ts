import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect, type OpenStore } from '../../main/school/store/connect';
import { insertSchool } from '../../main/school/options/school-repository';
import { insertSession, moveToEpoch } from '../../main/school/sessions/session-repository';
import { updateAccount } from '../../main/school/accounts/account-repository';
import { consumePass, replacePass } from '../../main/school/sign-in/one-time-pass-repository';
import * as recoveryCodes from '../../main/school/factors/recovery-code-repository';
import * as twoFactor from '../../main/school/factors/two-factor-repository';
import type { DeskId, HostId, SessionId } from '../../shared/ids';
import { defaultStaffOptions } from '../../shared/staff-options';
import { type PreparedSchool, prepareSchool } from '../support/prepared-school';

let school: PreparedSchool;
let open: OpenStore;
let close: () => Promise<void>;
beforeAll(async () => {
  school = await prepareSchool({ twoFactor: true });
});
afterAll(() => school.remove());
beforeEach(async () => {
  const prepared = await school.open();
  open = connect(`${prepared.desk.directory}/latchkey.db`);
  close = () => open.close().then(() => prepared.remove());
});
afterEach(() => close());

/** Runs an update three times at once, without the queues and checks around it. Expects exactly one to succeed. */
const expectOneSuccess = async (update: () => Promise<boolean>): Promise<void> => {
  const answers = await Promise.all([update(), update(), update()]);
  expect(answers.sort()).toEqual([false, false, true]);
};

describe('the update itself makes sure that this happens once:', () => {
  const authenticator = async () => {
    const [row] = await twoFactor.heldBy(open.store, school.members.frank.accountId);
    if (!row) throw new Error('Frank has no authenticator');
    return row;
  };

  test('the use of a time step, and of none at or before it afterwards', async () => {
    const row = await authenticator();
    const { last_step: last } = row;
    await expectOneSuccess(() => twoFactor.consumeStep(open.store, row, last + 3, 1));
    for (const step of [last, last + 1, last + 2, last + 3])
      expect(await twoFactor.consumeStep(open.store, row, step, 1)).toBe(false);
    expect(await twoFactor.consumeStep(open.store, row, last + 4, 1)).toBe(true);
  });

  test('the first code of a given token, which confirms it', async () => {
    const { id } = await authenticator();
    await open.store.updateTable('authenticators').set({ state: 'given' }).where('id', '=', id).execute();
    const given = await authenticator();
    await expectOneSuccess(() => twoFactor.consumeStep(open.store, given, given.last_step + 1, 7));
    expect(await authenticator()).toMatchObject({ state: 'confirmed', confirmed_at: 7 });
  });

  test('no use of a time step of an unconfirmed key', async () => {
    const { id, ...row } = await authenticator();
    await open.store.updateTable('authenticators').set({ state: 'pending' }).where('id', '=', id).execute();
    expect(await twoFactor.consumeStep(open.store, { id, ...row }, row.last_step + 1, 1)).toBe(false);
  });

  test('the use of a recovery code', async () => {
    const { accountId } = school.members.frank;
    const rows = await open.store
      .selectFrom('recovery_codes')
      .selectAll()
      .where('account_id', '=', accountId)
      .execute();
    const hashes = rows.slice(0, 1).map(({ code_hash }) => code_hash);
    await expectOneSuccess(() => recoveryCodes.consumeRecoveryCode(open.store, accountId, hashes, 1));
    expect(
      await recoveryCodes.consumeRecoveryCode(
        open.store,
        school.members.mark.accountId,
        rows.slice(1, 2).map(({ code_hash }) => code_hash),
        1,
      ),
    ).toBe(false);
  });

  test('the move of a session to the next epoch of its account, from the present one only', async () => {
    const id = '01924b5c-7a5e-7c3e-8f0a-00000000005e' as SessionId;
    const { accountId } = school.members.frank;
    const row = {
      id,
      account_id: accountId,
      host_id: 'host' as HostId,
      desk_id: 'desk' as DeskId,
      portal: 'office',
      epoch: 1,
    } as const;
    await insertSession(open.store, { ...row, created_at: 1 });
    expect(await moveToEpoch(open.store, id, 3)).toBe(false);
    await expectOneSuccess(() => moveToEpoch(open.store, id, 2));
  });

  test('the use of a one-time pass, before it expires and under its epoch', async () => {
    const { accountId: id } = school.members.frank;
    const hash = Buffer.alloc(33, 1);
    const row = {
      account_id: id,
      pass_hash: hash,
      epoch: 1,
      given_by: school.members.maria.accountId,
      given_by_epoch: 1,
      given_by_name: 'Maria',
      reason: 'a reason',
      given_at: 10,
      expires_at: 20,
      consumed_at: 0,
    };
    await replacePass(open.store, row);
    const consume = (of: { id?: typeof id; epoch?: number; hash?: Buffer; now?: number }) =>
      consumePass(open.store, { id: of.id ?? id, epoch: of.epoch ?? 1 }, [of.hash ?? hash], of.now ?? 15);
    for (const wrong of [
      { id: school.members.mark.accountId },
      { epoch: 2 },
      { hash: Buffer.alloc(33, 2) },
      { now: 9 },
      { now: 20 },
    ])
      expect(await consume(wrong)).toBe(false);
    const givers = [{ given_by: school.members.frank.accountId }, { given_by_epoch: 2 }];
    for (const giver of givers) {
      await replacePass(open.store, { ...row, ...giver });
      expect(await consume({})).toBe(false);
    }
    await replacePass(open.store, row);
    await expectOneSuccess(() => consume({}));
    await replacePass(open.store, row);
    expect(await consume({ now: 19 })).toBe(true);
  });

  test('the confirmation of a key, before it expires', async () => {
    const { id } = await authenticator();
    const pend = (expires: number) =>
      open.store
        .updateTable('authenticators')
        .set({ state: 'pending', expires_at: expires, last_step: -1 })
        .where('id', '=', id)
        .execute();
    await pend(1_000);
    const confirmation = { step: 5, label: '' };
    expect(await twoFactor.confirmPending(open.store, id, { ...confirmation, now: 1_000 })).toBe(false);
    await expectOneSuccess(() => twoFactor.confirmPending(open.store, id, { ...confirmation, now: 999 }));
    expect((await authenticator()).last_step).toBe(5);
  });

  test('an edit of a version', async () => {
    const { accountId } = school.members.frank;
    const { version } = await open.store
      .selectFrom('accounts')
      .select('version')
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow();
    await expectOneSuccess(() => updateAccount(open.store, accountId, version, { name: 'Fran' }, false));
  });

  test('the first run', async () => {
    expect(await insertSchool(open.store, 'Another', defaultStaffOptions, 1)).toBe(false);
    await open.store.deleteFrom('school').execute();
    await expectOneSuccess(() => insertSchool(open.store, 'Another', defaultStaffOptions, 1));
  });
});
