import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import { codeFor } from '../support/school';
import { valueOf } from '../support/test-desk';
import { DeskKilled, DeskProcess, NotStarted } from './support/desk-process';
import { below } from './support/driver';
import { asManager, copyStore, frank, type KeptSchool, keepSchool } from './support/kept-school';
import { changeStore, digestOf, looking, storePath } from './support/store';
import { report, times } from './support/outcome';

test.describe('9 desk file and audit head', () => {
  let school: KeptSchool;
  test.beforeAll(async () => {
    school = await keepSchool();
  });
  test.afterAll(() => school.remove());

  test('a desk file half written, empty or gone; temporary files left over', async () => {
    const whole = readFileSync(join(school.directory, 'desk.json'));
    const cuts = [0, 1, ...Array.from({ length: times(3, 20) }, () => 2 + below(whole.length - 4))];
    for (const cut of cuts) {
      const directory = school.copy();
      const file = join(directory, 'desk.json');
      writeFileSync(file, whole.subarray(0, cut));
      const before = [digestOf(file), digestOf(storePath(directory))];
      const refusal = await DeskProcess.start({ directory }).catch((cause: unknown) => cause);
      expect(refusal, `cut at ${cut}`).toMatchObject({ reason: 'key-unreadable' });
      expect((refusal as NotStarted).message).toMatch(/desk\.json is damaged/);
      expect([digestOf(file), digestOf(storePath(directory))]).toEqual(before);
      writeFileSync(file, whole);
      await (await DeskProcess.start({ directory })).close();
    }
    const withoutDeskFile = school.copy();
    rmSync(join(withoutDeskFile, 'desk.json'));
    const refusal = await DeskProcess.start({ directory: withoutDeskFile }).catch((cause: unknown) => cause);
    expect(refusal).toMatchObject({ reason: 'key-missing' });
    expect(digestOf(join(withoutDeskFile, 'desk.json'))).toBeNull();

    const left = school.copy();
    writeFileSync(join(left, 'desk.json.new'), whole.subarray(0, 40));
    writeFileSync(join(left, 'audit-head.new'), 'half');
    const desk = await DeskProcess.start({ directory: left });
    const office = await asManager(desk);
    valueOf(await office.keys.issueSheet());
    valueOf(await office.keys.rotate());
    await desk.close();
    await (await DeskProcess.start({ directory: left })).close();
    report(
      `desk.json cut at ${cuts.length} places, gone, and temporary files left over`,
      'key-unreadable or key-missing, nothing made in its place; leftovers in nobody’s way',
    );
  });

  test('kill -9 while the owner’s sheet is issued or the data key rotated', async () => {
    const kills = times(5, 60);
    const directory = school.copy();
    for (let kill = 0; kill < kills; kill += 1) {
      const desk = await DeskProcess.start({ directory });
      const office = await asManager(desk);
      const timer = setTimeout(() => void desk.kill(), below(60));
      const act = below(2) === 0 ? () => office.keys.rotate() : () => office.keys.issueSheet();
      await (async () => {
        for (;;) expect(await act()).toMatchObject({ ok: true });
      })().catch((cause: unknown) => {
        if (!(cause instanceof DeskKilled)) throw cause;
      });
      clearTimeout(timer);
      await desk.kill();
    }
    const desk = await DeskProcess.start({ directory });
    const office = await asManager(desk);
    expect(valueOf(await office.audit.verify()).kind).toBe('whole');
    const staff = desk.window('staff');
    valueOf(await staff.signIn.begin(frank));
    const { now } = await desk.clock();
    valueOf(await staff.signIn.answerCode({ code: codeFor(school.frank.secretKey, now) }));
    const { generation } = valueOf(await office.keys.read());
    await desk.close();
    report(
      `${kills} kills, up to data key ${generation}`,
      'the desk file opens, every secret and the log too',
    );
  });

  test('an audit head gone or altered, an old store put back, the tail of the log cut off', async () => {
    const older = school.copy();
    const newer = school.copy();
    const run = await DeskProcess.start({ directory: newer });
    await asManager(run);
    await run.close();

    /** Starts a desk on the changed files, and returns its verdict on the audit log. */
    const foundOn = async (directory: string): Promise<string> => {
      const desk = await DeskProcess.start({ directory });
      const office = await asManager(desk);
      const { auditLogBroken } = valueOf(await office.health.read());
      await desk.close();
      const found = looking(directory, (raw) =>
        raw.rows("select details from audit_events where action = 'audit.found-broken' order by sequence"),
      ).map(({ details }) => (JSON.parse(String(details)) as { kind: string }).kind);
      expect(auditLogBroken).toBe(found.length > 0);
      return found.join(', ');
    };
    const headOf = (directory: string): string => join(directory, 'audit-head');

    const cases: Record<string, { expected: string; spoil: (directory: string) => void }> = {
      nothing: { expected: '', spoil: () => undefined },
      'head gone': { expected: 'head-missing', spoil: (directory) => rmSync(headOf(directory)) },
      'head altered': {
        expected: 'head-unreadable',
        spoil: (directory) => {
          const bytes = readFileSync(headOf(directory));
          bytes[20] = (bytes[20] ?? 0) ^ 1;
          writeFileSync(headOf(directory), bytes);
        },
      },
      // Like after a crash, the log is ahead of its saved head.
      'head older': {
        expected: '',
        spoil: (directory) => writeFileSync(headOf(directory), readFileSync(headOf(older))),
      },
      'old store put back': { expected: 'cut', spoil: (directory) => copyStore(older, directory, ['']) },
      'tail cut off': {
        expected: 'cut',
        spoil: (directory) =>
          changeStore(
            directory,
            'delete from audit_events where sequence > (select max(sequence) - 2 from audit_events)',
          ),
      },
      'tail replaced': {
        expected: 'altered',
        spoil: (directory) =>
          changeStore(
            directory,
            'update audit_events set mac = zeroblob(33) where sequence = (select max(sequence) from audit_events)',
          ),
      },
    };
    for (const [what, { expected, spoil }] of Object.entries(cases)) {
      const directory = school.copy();
      copyStore(newer, directory, ['']);
      writeFileSync(headOf(directory), readFileSync(headOf(newer)));
      spoil(directory);
      expect(await foundOn(directory), what).toBe(expected);
    }

    // While the app runs, Verify log finds it, now and after the next minute's events.
    const directory = school.copy();
    const desk = await DeskProcess.start({ directory, tickEvery: 100 });
    const office = await asManager(desk);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const sqlite = new Sqlite(storePath(directory));
    sqlite.exec('delete from audit_events where sequence > (select max(sequence) - 1 from audit_events)');
    sqlite.close();
    expect(valueOf(await office.audit.verify()).kind).toBe('cut');
    for (let round = 0; round < 3; round += 1) await asManager(desk);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(valueOf(await office.audit.verify()).kind).toBe('altered');
    await desk.close();
    expect(await foundOn(directory)).toBe('altered');
    report(
      `${Object.keys(cases).join(', ')}: at a start; the tail cut off under an open desk: by Verify log, twice`,
      'each found and audited as audit.found-broken, shown to managers; a head that is merely behind is no alarm',
    );
  });
});
