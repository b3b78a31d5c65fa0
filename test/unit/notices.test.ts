import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NoticeBoard } from '../../main/school/accounts/notice-board';
import { noticeRules, rulesOf } from '../../main/school/accounts/notice-rules';
import type { RecordedEvent } from '../../main/school/audit/recorded-event';
import { createNewId, systemRandom } from '../../main/school/platform/random';
import { auditActions } from '../../shared/audit-event';
import type { AccountId, AuthenticatorId, HostId } from '../../shared/ids';
import { noticeKinds, noticesBeforeSignIn } from '../../shared/notice';
import { FakeClock } from '../support/fake-clock';
import { StaffStore } from '../support/staff-store';

const person = (id: string) => ({ id: id as AccountId, name: `Name of ${id}` });

describe('the table of notices', () => {
  test('has a row for every audit action, which tells somebody or says why nobody is told', () => {
    expect(Object.keys(noticeRules).toSorted()).toEqual([...auditActions].toSorted());
    for (const [action, row] of Object.entries(noticeRules))
      if ('toNobody' in row) expect(row.toNobody.length, action).toBeGreaterThan(8);
      else expect(row.tells.length, action).toBeGreaterThan(0);
  });

  test('tells of every kind of notice but that of failed tries, which a sign-in looks for', () => {
    const told = Object.values(noticeRules).flatMap((row) => ('tells' in row ? row.tells : []));
    expect([...new Set([...told.map(({ kind }) => kind), 'failed-tries'])].toSorted()).toEqual(
      [...noticeKinds].toSorted(),
    );
  });

  test('tells managers of what others do to a manager, and not of a manager’s own password or token', () => {
    const maria = person('maria');
    for (const action of ['password.changed', 'two-factor.authenticator-added'] as const) {
      const to = (subject: ReturnType<typeof person>) =>
        rulesOf({ action, actor: maria, subject }).map((rule) => rule.to);
      expect(to(person('mark')), action).toContain('managers');
      expect(to(maria), action).not.toContain('managers');
    }
  });

  test('tells managers of the most powerful acts, and people of what others do to their accounts', () => {
    const tells = (action: keyof typeof noticeRules, to: string) => {
      const row = noticeRules[action];
      return 'tells' in row && row.tells.some((rule) => rule.to === to);
    };
    for (const action of [
      'owner-sheet.issued',
      'owner-sheet.used',
      'desk.opened-with-sheet',
      'desk.key-rotated',
      'desk.clock-cleared',
      'staff.added',
      'staff.edited',
      'staff.set-active',
      'staff.set-inactive',
      'password.changed',
      'options.changed',
      'backup.restored',
      'account.reported',
    ] as const)
      expect(tells(action, 'managers'), action).toBe(true);
    // Whatever has a subject and a manager who acts.
    for (const action of [
      'two-factor.reset',
      'two-factor.authenticator-added',
      'two-factor.authenticator-removed',
      'two-factor.token-resynchronised',
      'two-factor.enrolment-code-given',
      'one-time-pass.given',
      'sign-in.vouched',
      'account.lockout-lifted',
      'password.changed',
      'staff.edited',
      'staff.set-active',
      'staff.set-inactive',
    ] as const)
      expect(tells(action, 'subject'), action).toBe(true);
  });

  test('tells of no failure, except of a log that was altered', () => {
    const failed = auditActions.flatMap((action) =>
      rulesOf({ action, outcome: 'failure', actor: person('a'), subject: person('b') }),
    );
    expect(failed.map(({ kind }) => kind)).toEqual(['audit-log-broken']);
  });

  test('shows with a password alone only what explains the enrolment', () => {
    expect(noticesBeforeSignIn).toEqual(['two-factor-reset', 'owner-sheet-used']);
  });
});

describe('the notices of an event', () => {
  const clock = new FakeClock();
  const hostId = 'host' as HostId;
  let store: StaffStore;
  let board: NoticeBoard;
  let ids: AccountId[];
  let sequence = 0;

  beforeEach(async () => {
    store = await StaffStore.make();
    board = new NoticeBoard(hostId, clock, createNewId(clock, systemRandom));
    await store.addAlike(1_200);
    const rows = await store.store.selectFrom('accounts').select('id').orderBy('id').execute();
    ids = rows.map(({ id }) => id);
    await store.store.updateTable('accounts').set({ role: 'instructor' }).execute();
    await store.store
      .updateTable('accounts')
      .set({ role: 'manager', active: 1 })
      .where('id', 'in', ids.slice(0, 3))
      .execute();
  });
  afterEach(() => store.close());

  const of = (event: Omit<RecordedEvent, 'hostId' | 'sequence' | 'occurredAt'>): RecordedEvent => {
    sequence += 1;
    return { ...event, hostId, sequence, occurredAt: clock.now() };
  };
  const account = (index: number) => person(ids[index] ?? '');
  const rows = () =>
    store.store.selectFrom('notices').select(['account_id', 'kind', 'count', 'details']).execute();
  const tell = (...events: RecordedEvent[]) => board.tell(store.store, events);

  test('reach every active manager but the one whom they are about', async () => {
    await tell(of({ action: 'password.changed', actor: account(0), subject: account(1) }));
    const told = new Map((await rows()).map(({ account_id, kind }) => [account_id, kind]));
    expect(told).toEqual(
      new Map([
        [ids[1], 'password-changed'],
        [ids[0], 'manager-password-set'],
        [ids[2], 'manager-password-set'],
      ]),
    );
  });

  test('reach no manager where the person is none', async () => {
    await tell(of({ action: 'password.changed', actor: account(0), subject: account(5) }));
    expect(await rows()).toMatchObject([{ account_id: ids[5], kind: 'password-changed' }]);
  });

  test('are one for many alike events by one person, in one batch or several', async () => {
    const added = (index: number) =>
      of({
        action: 'staff.added',
        actor: account(0),
        subject: account(index),
        details: { role: 'manager' },
      });
    await tell(added(10), added(11), added(12));
    await tell(added(13));
    const told = await rows();
    expect(told).toHaveLength(3);
    for (const { kind, count, details } of told)
      expect([kind, count, JSON.parse(details).accountId]).toEqual(['manager-added', 4, ids[13]]);
  });

  test('stay apart by actor, and by the authenticator that they are about', async () => {
    const given = (actor: number, about: string) =>
      of({
        action: 'two-factor.authenticator-added',
        actor: account(actor),
        subject: account(7),
        about: about as AuthenticatorId,
      });
    await tell(given(0, 'one'), given(0, 'two'), given(1, 'one'));
    expect(await rows()).toHaveLength(3);
  });

  test('reach more managers than one statement takes', async () => {
    await store.store.updateTable('accounts').set({ role: 'manager', active: 1 }).execute();
    await tell(of({ action: 'owner-sheet.issued', actor: account(0) }));
    await tell(of({ action: 'owner-sheet.issued', actor: account(0) }));
    expect((await rows()).filter(({ count }) => count === 2)).toHaveLength(ids.length);
  });
});
