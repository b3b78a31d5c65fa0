import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { type PreparedDesk, type PreparedSchool, prepareSchool } from '../support/prepared-school';
import { brokenAuditRows, dataKeyOf, RawStore } from '../support/raw-store';

let school: PreparedSchool;
let open: PreparedDesk;
let raw: RawStore;
let dataKey: Buffer;
beforeAll(async () => {
  school = await prepareSchool({ twoFactor: true });
});
afterAll(() => school.remove());
beforeEach(async () => {
  open = await school.open();
  await open.signIn('frank');
  raw = new RawStore(open.desk.directory);
  dataKey = dataKeyOf(open.desk.directory);
});
afterEach(async () => {
  raw.close();
  await open.remove();
});

describe('the audit chain', () => {
  test('is whole after a first run, four enrolments, a restart and a sign-in', async () => {
    await open.desk.restart();
    await open.signIn('mark');
    expect(raw.rows('select 1 from audit_events').length).toBeGreaterThan(20);
    expect(brokenAuditRows(raw, dataKey)).toEqual([]);
    // With one computer the host and the desk are the same machine.
    const origins = raw.rows('select distinct host_id, desk_id from audit_events');
    expect(origins).toHaveLength(1);
    expect(origins[0]?.['host_id']).toBe(origins[0]?.['desk_id']);
  });

  test.each([
    ["host_id = 'another host'"],
    ["desk_id = 'another desk'"],
    ['era = era + 1'],
    ['occurred_at = occurred_at + 1'],
    ["action = 'session.ended'"],
    ["outcome = 'failure'"],
    ["actor_id = ''"],
    ["actor_name = 'Somebody Else'"],
    ["subject_id = ''"],
    ["subject_name = 'Somebody Else'"],
    ["portal = 'staff'"],
    [`details = '{"by":"somebody"}'`],
    ['mac = zeroblob(length(mac))'],
  ])('shows that a row was altered: %s', (change) => {
    // Frank's sign-in fills every column of its row.
    const [{ sequence } = { sequence: 0 }] = raw.rows(
      "select max(sequence) as sequence from audit_events where action = 'sign-in.completed'",
    );
    raw.run(`update audit_events set ${change} where sequence = ?`, sequence);
    expect(brokenAuditRows(raw, dataKey)).toContain(sequence);
  });

  test('shows a missing, swapped or inserted row', () => {
    const untouched = raw.rows('select * from audit_events').length;
    raw.run('delete from audit_events where sequence = 5');
    expect(brokenAuditRows(raw, dataKey)).toContain(6);
    raw.run('update audit_events set sequence = 5 where sequence = 6');
    expect(brokenAuditRows(raw, dataKey)).toContain(5);
    raw.run(
      `insert into audit_events select host_id, ${untouched + 1}, desk_id, era, occurred_at, action, outcome, actor_id, actor_name, subject_id, subject_name, portal, details, mac from audit_events where sequence = 3`,
    );
    expect(brokenAuditRows(raw, dataKey)).toContain(untouched + 1);
  });

  test('cannot be made without the desk’s key', () => {
    expect(brokenAuditRows(raw, Buffer.alloc(32))).toHaveLength(
      raw.rows('select 1 from audit_events').length,
    );
  });
});
