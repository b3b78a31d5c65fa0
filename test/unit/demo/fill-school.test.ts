import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BackupBroken } from '../../../main/school/backups/backup-file';
import { openBackupFile } from '../../../main/serve/restore-offline';
import { boxOf } from '../../../main/serve/restore-plan';
import { createDemoWindow, type DemoWindow } from '../../../main/school/demo/demo-window';
import { fillSchool } from '../../../main/school/demo/fill-school';
import { createMemoryKeyProtector } from '../../../main/school/demo/memory-key-protector';
import { DeskHost } from '../../../main/link/desk-host';
import { systemRandom } from '../../../main/school/platform/random';
import { roles } from '../../../shared/access';
import { demoAccounts, demoPassword, demoSchoolName } from '../../../shared/demo';
import type { AuditRow } from '../../../shared/ipc/audit-contract';
import { FakeClock } from '../../support/fake-clock';
import { FakeDesktop } from '../../support/fake-desktop';
import { fakeProduct } from '../../support/fake-product';
import { everyEvent } from '../../../shared/ipc/audit-contract';
import { valueOf } from '../../support/test-desk';
import { staffIn } from '../../support/school';

/** Opens a filled demo school like the app. */
class FilledSchool {
  readonly directory = mkdtempSync(join(tmpdir(), 'latchkey-test-'));
  readonly clock = new FakeClock();
  readonly desktop = new FakeDesktop();
  readonly errors: unknown[] = [];
  private host!: DeskHost;
  private windows = 0;

  static async make(): Promise<FilledSchool> {
    const school = new FilledSchool();
    const platform = {
      dataDirectory: school.directory,
      keyProtector: createMemoryKeyProtector(systemRandom),
      demo: true as const,
      clock: school.clock,
      random: systemRandom,
      logger: {
        info: () => undefined,
        error: (_message: string, cause: unknown) => void school.errors.push(cause),
      },
      product: fakeProduct,
    };
    school.host = new DeskHost({ ...platform, desktop: school.desktop }, fillSchool(platform));
    await school.host.ready();
    return school;
  }

  window(portal: 'office' | 'staff'): DemoWindow {
    this.windows += 1;
    return createDemoWindow(this.host.dispatch, portal, this.windows);
  }

  async asFounder(): Promise<DemoWindow> {
    const office = this.window('office');
    valueOf(await office.signIn.begin({ username: 'ana', password: demoPassword }));
    return office;
  }

  async remove(): Promise<void> {
    await this.host.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

type After = Parameters<DemoWindow['audit']['page']>[0]['after'];

const wholeLog = async (office: DemoWindow): Promise<AuditRow[]> => {
  const all: AuditRow[] = [];
  let after: After = null;
  do {
    const page: { rows: AuditRow[]; next: After } = valueOf(
      await office.audit.page({ filter: everyEvent, after }),
    );
    all.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return all;
};

describe('the demo school', () => {
  let school: FilledSchool;
  let office: DemoWindow;
  beforeAll(async () => {
    school = await FilledSchool.make();
    office = await school.asFounder();
  });
  afterAll(() => school.remove());

  test('has twelve people in every role and state', async () => {
    const rows = await staffIn(office);
    expect(rows).toHaveLength(12);
    expect(new Set(rows.map(({ role }) => role))).toEqual(new Set(roles));
    const named = (username: string) => rows.find(({ managed }) => managed?.username === username);
    expect(named('sam')?.active).toBe(false);
    expect(named('leo')?.managed?.lockedOut).toBe(true);
    expect(named('yuki')?.managed?.twoFactor).toBe('pending');
    expect(named('chloe')?.managed?.lastSignInAt).toBeNull();
    expect(rows.filter(({ managed }) => managed?.twoFactor === 'set-up')).toHaveLength(3);
    const jonas = named('jonas');
    if (!jonas) throw new Error('Jonas is not there');
    const { recoveryCodesLeft } = valueOf(await office.staff.read({ accountId: jonas.accountId }));
    expect(recoveryCodesLeft).toBe(2);
  });

  test('has a sealed and whole history of thirty days, with no event in the future', async () => {
    const log = await wholeLog(office);
    const times = log.map(({ occurredAt }) => occurredAt);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(Math.max(...times)).toBe(school.clock.now());
    expect(school.clock.now() - Math.min(...times)).toBeGreaterThan(29 * 24 * 60 * 60_000);
    const count = (action: string, outcome: string) =>
      log.filter((row) => row.action === action && row.outcome === outcome).length;
    expect(count('sign-in.completed', 'success')).toBeGreaterThan(100);
    expect(count('sign-in.password', 'failure')).toBeGreaterThan(100);
    expect(count('sign-in.recovery-code', 'success') + count('sign-in.completed', 'success')).toBeGreaterThan(
      108,
    );
    expect(count('two-factor.reset', 'success')).toBe(1);
    expect(log.filter(({ action }) => action === 'audit.found-broken')).toEqual([]);
    expect(valueOf(await office.audit.verify()).kind).toBe('whole');
    expect(school.errors).toEqual([]);
  });

  test('signs the people of its sign-in page in without a code, and says that it is a demo', async () => {
    for (const { username, role } of demoAccounts) {
      const window = school.window(role === 'instructor' ? 'staff' : 'office');
      const state = valueOf(await window.signIn.begin({ username, password: demoPassword }));
      expect(state).toMatchObject({ demo: true, schoolName: demoSchoolName });
      const { current } =
        state.current.stage === 'enrolment' ? valueOf(await window.signIn.skipEnrolment()) : state;
      expect(current).toMatchObject({ stage: 'signed-in', role, username });
    }
  });

  // The test fills a second school.
  test('is the same every time', { timeout: 120_000 }, async () => {
    const again = await FilledSchool.make();
    const told = async (window: DemoWindow) =>
      (await wholeLog(window))
        .filter(({ occurredAt }) => occurredAt < school.clock.now())
        .map(({ action, outcome, occurredAt, actorName, subjectName, portal }) => [
          occurredAt,
          action,
          outcome,
          actorName,
          subjectName,
          portal,
        ]);
    expect(await told(await again.asFounder())).toEqual(await told(office));
    await again.remove();
  });

  test('cannot become a real desk: its backup opens nowhere else, even with the owner’s sheet', async () => {
    await office.keys.issueSheet();
    valueOf(await office.session.stepUp({ factor: 'password', password: demoPassword }));
    valueOf(await office.keys.issueSheet());
    const { current } = valueOf(await office.signIn.current());
    const recoveryKey = current.stage === 'owner-sheet' ? current.recoveryKey : '';
    expect(recoveryKey).toHaveLength(28);
    valueOf(await office.keys.putSheetAway());
    const { name } = valueOf(await office.backup.make());
    valueOf(await office.backup.verify({ name }));
    const elsewhere = mkdtempSync(join(tmpdir(), 'latchkey-test-'));
    const parts = {
      dataDirectory: elsewhere,
      clock: school.clock,
      random: systemRandom,
      keyProtector: createMemoryKeyProtector(systemRandom),
    };
    const file = join(school.directory, 'backups', name);
    const box = await boxOf(parts, file, recoveryKey);
    const opened = openBackupFile(parts, { file, box }, join(elsewhere, 'plain'));
    await expect(opened).rejects.toThrow(BackupBroken);
    rmSync(elsewhere, { recursive: true });
  });
});
