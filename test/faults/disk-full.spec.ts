import { expect, test } from '@playwright/test';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { codeFor, staffIn } from '../support/school';
import { codeOf, stageOf, type TestWindow, valueOf } from '../support/test-desk';
import type { WindowClient } from './support/client-over';
import { DeskProcess, NotStarted } from './support/desk-process';
import { readFacts } from './support/facts';
import { asManager, frank, type KeptSchool, keepSchool, leftovers, maria } from './support/kept-school';
import { fill, makeRoom, noMountsBecause, onSmallDisk } from './support/mounts';
import { halves } from './support/store';
import { skipBecause, report, times } from './support/outcome';
import { newStaff } from '../support/staff-calls';

/** A refused start that names the full disk as the reason. */
const full = { reason: 'data-directory-unusable', message: expect.stringMatching(/full/) as unknown };

test.describe('2 disk full', () => {
  let school: KeptSchool;
  test.beforeAll(async () => {
    school = await keepSchool();
  });
  test.afterAll(() => school.remove());
  test.beforeEach(() => {
    const obstacle = noMountsBecause();
    if (obstacle !== null) skipBecause(obstacle);
  });

  test('while people work', async () => {
    const refusedActs: string[] = [];
    await onSmallDisk(8, async (directory) => {
      cpSync(school.directory, directory, { recursive: true });
      const desk = await DeskProcess.start({ directory });
      const office = await asManager(desk);
      const staff = desk.window('staff');

      /** Tries on a full disk, compares the store, frees the disk, and tries again. */
      const tried = async (
        what: string,
        act: () => Promise<Parameters<typeof codeOf>[0]>,
        expected: RegExp = /^store-full$/,
      ): Promise<void> => {
        const before = readFacts(directory);
        fill(directory);
        // Space that the store has allocated may still take some writes.
        const result = await act();
        expect(codeOf(result), what).toMatch(expected);
        expect(readFacts(directory), what).toEqual(before);
        makeRoom(directory);
        expect(leftovers(directory)).toEqual([]);
        expect(await act(), `${what}, with room again`).toMatchObject({ ok: true });
        refusedActs.push(what);
      };

      const code = async (): Promise<string> => codeFor(school.frank.secretKey, (await desk.clock()).now);
      await tried('password', () => staff.signIn.begin(frank));
      await tried('code', async () => staff.signIn.answerCode({ code: await code() }));
      const other = desk.window('staff');
      valueOf(await other.signIn.begin(frank));
      await tried('recovery code', () =>
        other.signIn.answerRecoveryCode({ recoveryCode: school.frank.codes[0] ?? '' }),
      );
      const stored = valueOf(await office.options.read());
      await tried('settings', () =>
        office.options.save({ ...stored, options: { ...stored.options, contactLine: 'Ask at the desk' } }),
      );
      await tried('staff added', () =>
        office.staff.add(
          newStaff({ name: 'Gina', username: 'gina', role: 'front-desk', password: frank.password }),
        ),
      );
      const row = (await staffIn(office)).find(({ name }) => name === 'Frank Osei');
      const { accountId, version } = valueOf(await office.staff.read({ accountId: row!.accountId }));
      await tried('reset', () => office.staff.resetTwoFactor({ accountId, version }));

      const third = desk.window('staff');
      valueOf(await third.signIn.begin(frank));
      const { secretKey } = await stageOf(third as TestWindow, 'enrolment');
      await tried('enrolment', async () =>
        third.signIn.confirmEnrolment({ code: codeFor(secretKey, (await desk.clock()).now) }),
      );
      await tried('owner’s sheet', () => office.keys.issueSheet(), /^(store-full|internal-error)$/);
      await tried('backup', () => office.backup.make(), /^(store-full|backup-failed)$/);
      await tried(
        'restore',
        () => office.backup.restore({ name: school.backup }),
        /^(store-full|backup-failed)$/,
      );
      await desk.close();
      expect(valueOf(await verified(directory))).toMatchObject({ kind: 'whole' });
    });
    report(
      `a disk without a byte left during: ${refusedActs.join(', ')}`,
      'store-full each time, nothing changed, goes on with room',
    );
  });

  test('in a backup and a restore, with room for a part of it', async () => {
    const rooms = Array.from({ length: times(10, 40) }, (_, step) => (step + 1) * times(60, 15) * 1024);
    let refused = 0;
    await onSmallDisk(8, async (directory) => {
      cpSync(school.directory, directory, { recursive: true });
      const desk = await DeskProcess.start({ directory });
      const acts = [
        (office: WindowClient) => office.backup.make(),
        (office: WindowClient) => office.backup.restore({ name: school.backup }),
      ];
      for (const act of acts)
        for (const room of rooms) {
          const office = await asManager(desk);
          const before = readFacts(directory);
          fill(directory, room);
          const result = await act(office);
          makeRoom(directory);
          if (!result.ok) {
            refused += 1;
            expect(codeOf(result), `${room} bytes`).toMatch(/^(store-full|backup-failed)$/);
            expect(readFacts(directory).people).toEqual(before.people);
          }
          // A restore that fails at its last step signs everybody out.
          const window = await asManager(desk);
          const { backups } = valueOf(await window.backup.list());
          for (const { name } of backups) valueOf(await window.backup.verify({ name }));
          if (result.ok) break;
          expect(leftovers(directory)).toEqual([]);
        }
      await desk.close();
      expect(valueOf(await verified(directory))).toMatchObject({ kind: 'whole' });
    });
    report(
      `backup and restore with ${refused + 2} sizes of room`,
      `${refused} refused as full, no half backup listed, data whole`,
    );
  });

  test('at a start and in the first run', async () => {
    const rooms = [0, 8, 40, 80, 120, 160, 300].map((kilobytes) => kilobytes * 1024);
    await onSmallDisk(4, async (directory) => {
      for (const room of rooms) {
        fill(directory, room);
        const outcome = await DeskProcess.start({ directory }).catch((cause: unknown) => cause);
        if (outcome instanceof DeskProcess) await outcome.close();
        else expect(outcome, `${room} bytes`).toMatchObject(full);
        makeRoom(directory);
        for (const name of readdirSync(directory)) rmSync(join(directory, name), { recursive: true });
      }
      fill(directory);
      const refusal = await DeskProcess.start({ directory }).catch((cause: unknown) => cause);
      expect(refusal).toBeInstanceOf(NotStarted);
      expect(refusal).toMatchObject(full);
      makeRoom(directory);
      const desk = await DeskProcess.start({ directory });
      const office = desk.window('office');
      const setUp = { schoolName: 'Northside Gymnastics', name: 'Maria Lopez', ...maria };
      fill(directory);
      expect(codeOf(await office.signIn.setUp(setUp))).toBe('store-full');
      await stageOf(office as TestWindow, 'first-run');
      makeRoom(directory);
      valueOf(await office.signIn.setUp(setUp));
      await desk.close();
      fill(directory);
      // An existing desk opens on a full disk, or names the reason.
      const opened = await DeskProcess.start({ directory }).catch((cause: unknown) => cause);
      if (opened instanceof DeskProcess) await opened.close();
      else expect(opened).toMatchObject(full);
      makeRoom(directory);
      await (await DeskProcess.start({ directory })).close();
      expect(halves(directory)).toEqual([]);
    });
    report(
      `first starts with ${rooms.length} sizes of room, a set-up and a later start on a full disk`,
      'refused as full; each works with room, 0 half',
    );
  });
});

/** Starts the desk and runs Verify log. */
const verified = async (directory: string) => {
  const desk = await DeskProcess.start({ directory });
  try {
    return await (await asManager(desk)).audit.verify();
  } finally {
    await desk.close();
  }
};
