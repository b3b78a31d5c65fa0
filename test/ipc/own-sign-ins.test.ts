import { describe, expect, test } from 'vitest';
import type { OwnSignIn } from '../../shared/ipc/own-account-contract';
import { withPreparedSchool, wrongCode } from '../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../support/test-desk';

const context = withPreparedSchool({ twoFactor: true });

const entriesOf = async (window: TestWindow): Promise<OwnSignIn[]> =>
  valueOf(await window.ownAccount.signIns({ before: null })).entries;

const at = ({ hostId, sequence }: OwnSignIn) => ({ hostId, sequence });

const wrongPassword = (window: TestWindow, password = 'not the right one') =>
  window.signIn.begin({ username: 'frank', password });

const noticesOf = async (window: TestWindow) => {
  valueOf(await window.ownAccount.read());
  return (await stageOf(window, 'signed-in')).notices;
};

describe('my last sign-ins', () => {
  test('say when, where, how and what failed, newest first, and mark the present one', async () => {
    const { open } = context;
    const elsewhere = open.desk.window('staff');
    await wrongPassword(elsewhere);
    open.desk.clock.pass(60_000);
    await open.begin('frank', elsewhere);
    await elsewhere.signIn.answerCode({ code: wrongCode(context, 'frank') });
    open.desk.clock.pass(60_000);
    await elsewhere.signIn.answerRecoveryCode({ recoveryCode: 'AAAA-AAAA-AAAA-AAAA' });
    await elsewhere.signIn.answerRecoveryCode({
      recoveryCode: context.school.members.frank.codes[0] ?? '',
    });
    open.desk.clock.pass(60_000);
    const office = await open.signIn('frank', 'office');
    const told = (await entriesOf(office)).map(({ portal, outcome, how, present, thisDesk }) =>
      [portal, outcome, how, present, thisDesk].join(' '),
    );
    expect(told.slice(0, 5)).toEqual([
      'office success code true true',
      'staff success recovery-code false true',
      'staff failure sign-in.recovery-code false true',
      'staff failure sign-in.code false true',
      'staff failure sign-in.password false true',
    ]);
    // The other window shows the same list, and marks its own session.
    expect((await entriesOf(elsewhere)).map(({ present }) => present).slice(0, 2)).toEqual([false, true]);
  });

  test('come ten a page, each once, also where several share a millisecond', async () => {
    const { open, raw, school } = context;
    const frank = await open.signIn('frank');
    const { accountId } = school.members.frank;
    const [desk] = raw.rows('select id from desks');
    const insert = raw.sqlite.prepare(
      `insert into audit_events values (?, ?, ?, 0, ?, 'sign-in.password', 'failure', ?, 'f', ?, 'f', 'staff', '{}', x'00')`,
    );
    for (let index = 0; index < 25; index += 1) {
      const time = 1_000 + Math.floor(index / 7);
      insert.run(desk?.['id'], 900_000 + index, desk?.['id'], time, accountId, accountId);
    }
    const seen: OwnSignIn[] = [];
    let before: OwnSignIn | null = null;
    for (let more = true; more; ) {
      const page: { entries: OwnSignIn[]; more: boolean } = valueOf(
        await frank.ownAccount.signIns({
          before: before && at(before),
        }),
      );
      expect(page.entries.length).toBe(page.more ? 10 : page.entries.length);
      seen.push(...page.entries);
      before = page.entries.at(-1) ?? null;
      ({ more } = page);
    }
    expect(seen.filter(({ sequence }) => sequence >= 900_000)).toHaveLength(25);
    expect(new Set(seen.map(({ sequence }) => sequence)).size).toBe(seen.length);
    const order = seen.map(({ occurredAt, sequence }) => occurredAt * 1_000_000 + sequence);
    expect(order).toEqual(order.toSorted((one, other) => other - one));
  });

  test('are visible to no other person', async () => {
    const { open } = context;
    const frank = await open.signIn('frank');
    const [present] = await entriesOf(frank);
    const ines = await open.signIn('ines', 'staff');
    expect((await entriesOf(ines)).some(({ sequence }) => sequence === present?.sequence)).toBe(false);
    if (!present) throw new Error('Nothing to report');
    expect(codeOf(await ines.ownAccount.reportSignIn(at(present)))).toBe('not-found');
    expect(codeOf(await frank.signIn.current().then(() => frank.ownAccount.reportSignIn(at(present))))).toBe(
      'not-found',
    );
  });
});

describe('that was not me', () => {
  const strangers = async (): Promise<{ frank: TestWindow; stranger: TestWindow; entry: OwnSignIn }> => {
    const stranger = await context.open.signIn('frank', 'staff');
    context.open.desk.clock.pass(60_000);
    const frank = await context.open.signIn('frank', 'office');
    const entry = (await entriesOf(frank)).find(({ present }) => !present);
    if (!entry) throw new Error('The stranger left no entry');
    return { frank, stranger, entry };
  };

  test('ends every other session and challenge at once, but not this session', async () => {
    const { frank, stranger, entry } = await strangers();
    const begun = context.open.desk.window('staff');
    await context.open.begin('frank', begun);
    valueOf(await frank.ownAccount.reportSignIn(at(entry)));
    expect(codeOf(await stranger.ownAccount.read())).toBe('no-session');
    expect(await stageOf(stranger, 'signed-out')).toMatchObject({ because: 'session-revoked' });
    expect(codeOf(await begun.signIn.answerCode({ code: context.open.code('frank') }))).toBe('no-challenge');
    await stageOf(frank, 'signed-in');
  });

  test('marks the entry, works once, and is in the log with time and portal', async () => {
    const { frank, entry } = await strangers();
    valueOf(await frank.ownAccount.reportSignIn(at(entry)));
    expect(codeOf(await frank.ownAccount.reportSignIn(at(entry)))).toBe('already-reported');
    expect((await entriesOf(frank)).filter(({ reported }) => reported)).toEqual([
      { ...entry, reported: true },
    ]);
    const logged = context.raw.rows("select * from audit_events where action = 'account.reported'");
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({
      actor_name: 'frank',
      subject_id: context.school.members.frank.accountId,
      portal: 'office',
    });
    expect(JSON.parse(String(logged[0]?.['details']))).toEqual({
      'entry.at': entry.occurredAt,
      'entry.outcome': 'success',
      'entry.portal': 'staff',
      'entry.sequence': entry.sequence,
    });
  });

  test('is accepted once when it comes twice at once, with one notice for the managers', async () => {
    const { frank, entry } = await strangers();
    const both = await Promise.all([
      frank.ownAccount.reportSignIn(at(entry)),
      frank.ownAccount.reportSignIn(at(entry)),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const maria = await context.open.signIn('maria');
    expect((await noticesOf(maria)).filter(({ kind }) => kind === 'sign-in-reported')).toHaveLength(1);
  });

  test('leaves a notice for every active manager except the one who reports, and for nobody else', async () => {
    const { open } = context;
    const { frank, entry } = await strangers();
    valueOf(await frank.ownAccount.reportSignIn(at(entry)));
    for (const username of ['maria', 'mark'] as const)
      expect(await noticesOf(await open.signIn(username))).toMatchObject([
        {
          kind: 'sign-in-reported',
          byName: 'frank',
          details: {
            accountId: context.school.members.frank.accountId,
            'entry.at': entry.occurredAt,
            'entry.portal': 'staff',
          },
        },
      ]);
    expect(await noticesOf(await open.signIn('ines', 'staff'))).toEqual([]);
    expect(await noticesOf(frank)).toEqual([]);
  });

  test('works for a failure as well', async () => {
    const { open } = context;
    await wrongPassword(open.desk.window('staff'));
    const frank = await open.signIn('frank');
    const entry = (await entriesOf(frank)).find(({ outcome }) => outcome === 'failure');
    if (!entry) throw new Error('No failed try');
    valueOf(await frank.ownAccount.reportSignIn(at(entry)));
    expect((await entriesOf(frank)).find(({ outcome }) => outcome === 'failure')?.reported).toBe(true);
  });

  test('is refused for an event that is no sign-in', async () => {
    const { frank, entry } = await strangers();
    const [other] = context.raw.rows(
      "select sequence from audit_events where subject_id = ? and action = 'two-factor.enrolled'",
      context.school.members.frank.accountId,
    );
    const result = await frank.ownAccount.reportSignIn({
      hostId: entry.hostId,
      sequence: Number(other?.['sequence']),
    });
    expect(codeOf(result)).toBe('not-found');
  });
});
