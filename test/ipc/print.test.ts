import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mostHandOuts, mostOfToday } from '../../shared/ipc/print-contract';
import type { StaffSelection } from '../../shared/ipc/staff-bulk-contract';
import { noStaffFilter } from '../../shared/staff-list';
import { RawStore } from '../support/raw-store';
import {
  addStaff,
  codeFor,
  enrol,
  foundSchool,
  managerPassword,
  requireTwoFactor,
  type School,
  staffPassword,
} from '../support/school';
import { codeOf, stageOf, type TestWindow, valueOf } from '../support/test-desk';

const day = 24 * 60 * 60_000;
const everybody: StaffSelection = { kind: 'matching', filter: noStaffFilter, except: [] };

let school: School;
let raw: RawStore;
beforeEach(async () => {
  school = await foundSchool();
  raw = new RawStore(school.desk.directory);
});
afterEach(async () => {
  raw.close();
  await school.desk.remove();
});

const manyOf = (office: TestWindow, alsoSetUp = false) =>
  office.print.handOuts({ whom: everybody, alsoSetUp });

describe('a hand-out', () => {
  test('says which portals require a code from the person and from when, and holds no secret', async () => {
    const { desk, office } = school;
    const ines = await addStaff(office, 'ines', 'instructor', 'Ines Rocha');
    const stored = valueOf(await office.options.read());
    const from = desk.clock.now() + 10 * day;
    valueOf(
      await office.options.save({
        version: stored.version,
        options: {
          ...stored.options,
          requireTwoFactor: { office: true, staff: true },
          requiredFrom: { office: 0, staff: from },
          supervisedEnrolment: true,
        },
      }),
    );
    const { handOut } = valueOf(await office.print.handOut({ accountId: ines.accountId }));
    expect(handOut).toEqual({
      accountId: ines.accountId,
      name: 'Ines Rocha',
      username: 'ines',
      portals: ['staff'],
      asks: [{ portal: 'staff', from }],
      supervised: true,
    });
    desk.clock.turn(11 * day);
    const later = valueOf(await office.print.handOut({ accountId: ines.accountId }));
    expect(later.handOut.asks).toEqual([{ portal: 'staff', from: null }]);
  });

  test('of many people leaves out inactive and enrolled ones, is sorted by name, and needs a fresh factor', async () => {
    const { desk, office } = school;
    await addStaff(office, 'zoe', 'instructor', 'Zoe Adams');
    await addStaff(office, 'frank', 'front-desk', 'Frank Osei');
    const gone = await addStaff(office, 'gone', 'instructor', 'Gone Away');
    valueOf(
      await office.staff.setActive({ accountId: gone.accountId, version: gone.version, active: false }),
    );
    await requireTwoFactor(office, { office: false, staff: true });
    await enrol(desk, desk.window('staff'), 'zoe');

    const few = valueOf(await manyOf(office));
    expect(few.handOuts.map(({ username }) => username)).toEqual(['frank', 'maria']);
    expect(few.leftOut).toBe(2);
    const all = valueOf(await manyOf(office, true));
    expect(all.handOuts.map(({ username }) => username)).toEqual(['frank', 'maria', 'zoe']);

    const stored = valueOf(await office.options.read());
    const options = { ...stored.options, idleLockMinutes: { office: 60, staff: 60 } };
    valueOf(await office.options.save({ version: stored.version, options }));
    desk.clock.pass(6 * 60_000);
    expect(codeOf(await manyOf(office))).toBe('step-up-needed');
    expect(codeOf(await office.print.saveHandOuts())).toBe('step-up-needed');
    // A part of the log needs one too. The Overview names nobody.
    valueOf(await office.print.today());
    expect(codeOf(await office.print.saveToday())).toBe('step-up-needed');
    valueOf(await office.overview.read());
    valueOf(await office.print.saveOverview());
  });

  test('is refused for more people than fit into one print job', async () => {
    const { office } = school;
    for (let number = 0; number < mostHandOuts; number += 1) raw.run(person, ...crowd(number));
    expect(codeOf(await manyOf(office))).toBe('too-many-people');
    raw.run("update accounts set active = 0 where username = 'p1'");
    expect(valueOf(await manyOf(office)).handOuts).toHaveLength(mostHandOuts);
  });
});

describe('today at this desk', () => {
  test('lists the events and refusals since the desk’s own midnight, oldest first', async () => {
    const { desk, office } = school;
    await addStaff(office, 'frank', 'front-desk', 'Frank Osei');
    const staff = desk.window('staff');
    expect(codeOf(await staff.signIn.begin({ username: 'frank', password: 'not the one' }))).toBe(
      'wrong-credentials',
    );
    valueOf(await staff.signIn.begin({ username: 'frank', password: staffPassword }));
    const today = valueOf(await office.print.today());
    const told = today.rows.map(({ action, outcome }) => `${action} ${outcome}`);
    expect(told).toEqual([
      'sign-in.completed success',
      'sign-in.password failure',
      'sign-in.completed success',
    ]);
    expect(today.isCut).toBe(false);
    expect(today.at).toBe(desk.clock.now());
    desk.clock.turn(day);
    const next = desk.window('office');
    valueOf(await next.signIn.begin({ username: 'maria', password: managerPassword }));
    const tomorrow = valueOf(await next.print.today());
    expect(tomorrow.rows.every(({ occurredAt }) => occurredAt > today.at)).toBe(true);
    expect(tomorrow.rows.at(-1)).toMatchObject({ action: 'sign-in.completed', actorName: 'Maria Lopez' });
  });

  test('holds only the newest events where there are too many, and only those of this desk', async () => {
    const { office } = school;
    const [{ last, deskId } = {}] = raw.rows(
      'select max(sequence) as last, min(desk_id) as "deskId" from audit_events',
    );
    raw.run(repeated, mostOfToday, deskId);
    raw.run(repeated, 1, '0fffffff-0000-7000-8000-00000000ffff');
    const { rows, isCut } = valueOf(await office.print.today());
    expect(rows).toHaveLength(mostOfToday);
    expect(isCut).toBe(true);
    expect(rows.map(({ sequence }) => sequence - Number(last))).toEqual(
      Array.from({ length: mostOfToday }, (_, index) => index + 1),
    );
    expect(rows.every((row) => row.deskId === deskId)).toBe(true);
  });
});

describe('a PDF', () => {
  test('holds the sheet that this session got last, and is audited with kind and count', async () => {
    const { desk, office } = school;
    const { accountId } = await addStaff(office, 'frank', 'front-desk', 'Frank Osei');
    expect(codeOf(await office.print.saveHandOut())).toBe('not-found');
    valueOf(await office.print.handOut({ accountId }));
    expect(codeOf(await office.print.saveHandOuts())).toBe('not-found');
    expect(valueOf(await office.print.saveHandOut())).toEqual({ saved: true });
    valueOf(await manyOf(office));
    // A list is an export, so the channel for one person, which needs no fresh factor, must not save it.
    expect(codeOf(await office.print.saveHandOut())).toBe('not-found');
    valueOf(await office.print.saveHandOuts());
    expect(desk.desktop.saved.map(({ name }) => name)).toEqual([
      'hand-out-2026-03-02.pdf',
      'hand-outs-2026-03-02.pdf',
    ]);
    expect(details()).toEqual([
      { kind: 'hand-out', people: 1 },
      { kind: 'hand-outs', people: 2 },
    ]);

    valueOf(await office.overview.read());
    expect(codeOf(await office.print.saveHandOuts())).toBe('not-found');
    valueOf(await office.print.saveOverview());
    const { rows } = valueOf(await office.print.today());
    expect(codeOf(await office.print.saveOverview())).toBe('not-found');
    valueOf(await office.print.saveToday());
    expect(desk.desktop.saved.slice(2).map(({ name }) => name)).toEqual([
      'overview-2026-03-02.pdf',
      'today-2026-03-02.pdf',
    ]);
    expect(details().slice(2)).toEqual([{ kind: 'overview' }, { kind: 'today', events: rows.length }]);
    // A sheet for one reader has page numbers; each hand-out goes to another person.
    expect(desk.desktop.madePdf.map(({ numbered }) => numbered)).toEqual([false, false, true, true]);

    desk.desktop.works = false;
    expect(codeOf(await office.print.saveToday())).toBe('save-failed');
    expect(desk.desktop.saved).toHaveLength(4);
  });

  test('is refused while recovery codes, an owner’s sheet, a pass, an enrolment code or a new key is on the window', async () => {
    const { desk, office } = school;
    const frank = await addStaff(office, 'frank', 'front-desk');
    valueOf(await office.print.handOut({ accountId: frank.accountId }));
    const refused = async (stage: string) => {
      expect(valueOf(await office.signIn.current()).current.stage).toBe(stage);
      expect(codeOf(await office.print.saveHandOut()), stage).toBe('secret-on-screen');
    };
    valueOf(await office.keys.issueSheet());
    await refused('owner-sheet');
    valueOf(await office.keys.putSheetAway());
    valueOf(
      await office.oneTimePass.give({ accountId: frank.accountId, countsForMinutes: 60, reason: 'No phone' }),
    );
    await refused('one-time-pass');
    valueOf(await office.oneTimePass.putAway());
    valueOf(await office.authenticators.begin());
    await refused('new-authenticator');
    const { secretKey } = await stageOf(office, 'new-authenticator');
    valueOf(
      await office.authenticators.confirm({ name: 'Phone', code: codeFor(secretKey, desk.clock.now()) }),
    );
    await refused('recovery-codes');
    valueOf(await office.ownAccount.confirmRecoveryCodesSaved());
    const stored = valueOf(await office.options.read());
    valueOf(
      await office.options.save({ ...stored, options: { ...stored.options, supervisedEnrolment: true } }),
    );
    // From now on a step-up takes Maria's code: the password that she showed before is too little.
    desk.clock.pass(30_000);
    const code = codeFor(secretKey, desk.clock.now());
    valueOf(await office.session.stepUp({ factor: 'code', code }));
    valueOf(await office.enrolment.giveCode({ accountId: frank.accountId }));
    await refused('given-enrolment-code');
    expect(desk.desktop.madePdf).toEqual([]);
    expect(desk.desktop.saved).toEqual([]);
    expect(details()).toEqual([]);
  });

  test('is discarded when the window shows a secret by the time that its pages are made', async () => {
    const { desk, office } = school;
    const { accountId } = await stageOf(office, 'signed-in');
    valueOf(await office.print.handOut({ accountId }));
    desk.desktop.whilePdfIsMade = async () => valueOf(await office.keys.issueSheet());
    expect(codeOf(await office.print.saveHandOut())).toBe('secret-on-screen');
    expect(desk.desktop.madePdf).toHaveLength(1);
    expect(desk.desktop.saved).toEqual([]);
  });

  test('is for managers, and never holds a sheet of another session in the same window', async () => {
    const { desk, office } = school;
    const { accountId } = await addStaff(office, 'frank', 'front-desk');
    const other = desk.window('office');
    valueOf(await other.signIn.begin({ username: 'frank', password: staffPassword }));
    expect(codeOf(await other.print.handOut({ accountId }))).toBe('permission-refused');
    expect(codeOf(await manyOf(other))).toBe('permission-refused');
    expect(codeOf(await other.print.saveHandOut())).toBe('permission-refused');
    expect(codeOf(await other.print.saveHandOuts())).toBe('permission-refused');
    expect(codeOf(await other.print.saveOverview())).toBe('permission-refused');
    expect(codeOf(await other.print.today())).toBe('permission-refused');
    expect(codeOf(await other.print.saveToday())).toBe('permission-refused');
    valueOf(await office.print.handOut({ accountId }));
    valueOf(await office.session.signOut());
    valueOf(await office.signIn.begin({ username: 'maria', password: managerPassword }));
    expect(codeOf(await office.print.saveHandOut())).toBe('not-found');
  });
});

const details = (): unknown[] =>
  raw
    .rows("select details from audit_events where action = 'paper.saved' and outcome = 'success'")
    .map((event) => JSON.parse(String(event['details'])) as unknown);

const person = `insert into accounts (id, name, username, username_key, role, active, password_hash, password_changed_at,
  must_choose_password, epoch, version, created_at, name_key, search_text, last_sign_in_at) values (?, ?, ?, ?, 'instructor', 1, '', 0, 0, 1, 1, 1, '', '', 0)`;
const crowd = (number: number): string[] => [
  `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`,
  `Person ${number}`,
  `p${number}`,
  `p${number}`,
];
/** Copies of the last event, as events of a desk. */
const repeated = `with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ?)
  insert into audit_events (host_id, sequence, desk_id, era, occurred_at, action, outcome, actor_id, actor_name, subject_id, subject_name, portal,
  details, mac) select host_id, sequence + n, ?, era, occurred_at, 'sign-in.completed', outcome, actor_id, actor_name, subject_id, subject_name,
  portal, details, mac from numbers, (select * from audit_events order by sequence desc limit 1)`;
