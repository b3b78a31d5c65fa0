import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { everyEvent } from '../../shared/ipc/audit-contract';
import { RawStore } from '../support/raw-store';
import { managerPassword, foundSchool, type School } from '../support/school';
import { stageOf, TestDesk, type TestWindow, valueOf } from '../support/test-desk';

const newPassword = 'other quiet harbours wake';

/** Attacks with the files, but without the desk's key, that hide a use of the owner's sheet. */
const removals: Readonly<Record<string, (raw: RawStore, at: number) => void>> = {
  'taking its row out': (raw, at) => raw.run('delete from audit_events where sequence = ?', at),
  'taking its row out and closing the gap': (raw, at) => {
    raw.run('delete from audit_events where sequence = ?', at);
    raw.run('update audit_events set sequence = sequence - 1 where sequence > ?', at);
  },
  'cutting the log off before it': (raw, at) => raw.run('delete from audit_events where sequence >= ?', at),
  'writing another action into its row': (raw, at) =>
    raw.run("update audit_events set action = 'session.locked' where sequence = ?", at),
  'naming another person in its row': (raw, at) =>
    raw.run("update audit_events set subject_name = 'Somebody Else' where sequence = ?", at),
  'putting another row of the log in its place': (raw, at) => {
    raw.run('delete from audit_events where sequence = ?', at);
    raw.run(
      `insert into audit_events select host_id, ?, desk_id, era, occurred_at, action, outcome, actor_id, actor_name, subject_id, subject_name, portal, details, mac from audit_events where sequence = ?`,
      at,
      at - 1,
    );
  },
};

describe('a removal of the owner’s sheet event shows', () => {
  let school: School;
  let before: string;
  beforeEach(async () => {
    school = await foundSchool();
    const { desk, office } = school;
    valueOf(await office.keys.issueSheet());
    const { recoveryKey } = await stageOf(office, 'owner-sheet');
    valueOf(await office.keys.putSheetAway());
    await desk.application.close();
    // The files from before the use of the sheet.
    before = mkdtempSync(join(tmpdir(), 'latchkey-test-'));
    cpSync(desk.directory, before, { recursive: true });
    await openAgain();
    const window = school.desk.window('office');
    valueOf(await window.keys.recoverManager({ recoveryKey, username: 'maria', newPassword }));
    const later = await signIn(newPassword);
    valueOf(await later.session.signOut());
  });
  afterEach(async () => {
    rmSync(before, { recursive: true, force: true });
    await school.desk.remove();
  });

  /** Starts another desk on the files of the closed one. */
  const openAgain = async (): Promise<void> => {
    const { desk, office } = school;
    school = { desk: await TestDesk.on(desk.directory, desk.keyProtector), office };
  };

  const signIn = async (password: string): Promise<TestWindow> => {
    const window = school.desk.window('office');
    valueOf(await window.signIn.begin({ username: 'maria', password }));
    await stageOf(window, 'signed-in');
    return window;
  };

  /** New events take the place of a tail that was cut off. Then only the head shows it, by its own row. */
  const expectBroken = async (window: TestWindow, from: number): Promise<void> => {
    const verdict = valueOf(await window.audit.verify());
    const at = 'at' in verdict ? verdict.at : verdict.kind === 'cut' ? verdict.found + 1 : null;
    if (at === null) throw new Error(`The log was found ${verdict.kind}`);
    expect(at).toBeGreaterThanOrEqual(from);
    expect(at).toBeLessThanOrEqual(from + 3);
  };

  test('and the event is in a log that nobody has touched', async () => {
    const maria = await signIn(newPassword);
    const { rows } = valueOf(await maria.audit.page({ filter: everyEvent, after: null }));
    expect(rows.find(({ action }) => action === 'owner-sheet.used')?.subjectName).toBe('Maria Lopez');
    expect(valueOf(await maria.audit.verify()).kind).toBe('whole');
  });

  test.each(Object.keys(removals))('by %s: Verify log says where', async (removal) => {
    const { desk } = school;
    const raw = new RawStore(desk.directory);
    const [{ sequence } = {}] = raw.rows(
      "select sequence from audit_events where action = 'owner-sheet.used'",
    );
    // The head outside of the store includes the event by now.
    await desk.application.tick();
    removals[removal]?.(raw, Number(sequence));
    raw.close();
    const open = await signIn(newPassword);
    await expectBroken(open, Number(sequence));
    // It still shows after a restart and more events.
    await desk.restart();
    await expectBroken(await signIn(newPassword), Number(sequence));
  });

  test('by putting the store of before back: the start reports it', async () => {
    const { desk } = school;
    await desk.application.close();
    for (const suffix of ['', '-wal', '-shm'])
      rmSync(join(desk.directory, `latchkey.db${suffix}`), { force: true });
    copyFileSync(join(before, 'latchkey.db'), join(desk.directory, 'latchkey.db'));
    await openAgain();
    const maria = await signIn(managerPassword);
    expect(valueOf(await maria.health.read()).auditLogBroken).toBe(true);
    const { rows } = valueOf(await maria.audit.page({ filter: everyEvent, after: null }));
    expect(rows.map(({ action }) => action)).toContain('audit.found-broken');
  });

  test('by removing the head as well: the start reports that too', async () => {
    const { desk } = school;
    await desk.application.close();
    for (const name of ['latchkey.db', 'latchkey.db-wal', 'latchkey.db-shm', 'audit-head'])
      rmSync(join(desk.directory, name), { force: true });
    copyFileSync(join(before, 'latchkey.db'), join(desk.directory, 'latchkey.db'));
    await openAgain();
    const maria = await signIn(managerPassword);
    expect(valueOf(await maria.health.read()).auditLogBroken).toBe(true);
  });
});
