import { readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { codeFor } from '../support/school';
import { valueOf } from '../support/test-desk';
import { DeskProcess } from './support/desk-process';
import { below } from './support/driver';
import {
  asManager,
  frank,
  type KeptSchool,
  keepSchool,
  leftovers,
  namesInBackup,
  namesToday,
  restoreByCommand,
  staffNames,
} from './support/kept-school';
import { halves, looking } from './support/store';
import { report, times } from './support/outcome';

/** Kills a desk after a number of changes in its folder. The returned function stops watching and returns the count. */
const killAfterChanges = (desk: DeskProcess, directory: string, changes: number): (() => number) => {
  let heardOf = 0;
  const onChange = (): void => {
    heardOf += 1;
    if (heardOf >= changes) void desk.kill();
  };
  const watchers = [watch(directory, onChange)];
  try {
    watchers.push(watch(join(directory, 'backups'), onChange));
  } catch {
    // The folder does not exist yet.
  }
  return () => {
    for (const watcher of watchers) watcher.close();
    return heardOf;
  };
};

/** Kills a desk when its store file is created, removed or renamed. The returned function stops watching. */
const killAtSwap = (desk: DeskProcess, directory: string): (() => void) => {
  const watcher = watch(directory, (event, name) => {
    if (event === 'rename' && name === 'latchkey.db') void desk.kill();
  });
  return () => watcher.close();
};

/** Picks a change of a whole run; every other time one of the last, which swap the files. */
const someChange = (of: number): number =>
  below(2) === 0 ? 1 + below(of) : Math.ceil(of * 0.75) + below(of * 0.3);
const never = Number.POSITIVE_INFINITY;

test.describe('8 backup and restore interrupted', () => {
  let school: KeptSchool;
  test.beforeAll(async () => {
    school = await keepSchool();
  });
  test.afterAll(() => school.remove());

  /** Opens the desk again and says which data it has: today's or the backup's, whole. */
  const dataAfter = async (directory: string, what: string): Promise<'today' | 'backup'> => {
    const desk = await DeskProcess.start({ directory });
    const office = await asManager(desk);
    const names = await staffNames(office);
    const is = names.length === namesToday.length ? 'today' : 'backup';
    expect(names, what).toEqual(is === 'today' ? namesToday : namesInBackup);
    expect(valueOf(await office.audit.verify()), what).toMatchObject({ kind: 'whole' });
    expect(valueOf(await office.health.read()).auditLogBroken, what).toBe(false);
    const { backups } = valueOf(await office.backup.list());
    for (const { name } of backups) valueOf(await office.backup.verify({ name }));
    // Frank's authenticator is the same in both.
    const staff = desk.window('staff');
    valueOf(await staff.signIn.begin(frank));
    const { now } = await desk.clock();
    valueOf(await staff.signIn.answerCode({ code: codeFor(school.frank.secretKey, now) }));
    await desk.close();
    expect(leftovers(directory), what).toEqual([]);
    const audited = looking(directory, (raw) => raw.audited()).includes('backup.restored');
    expect(audited, `${what}: restored, and audited`).toBe(is === 'backup');
    return is;
  };

  test('a backup', async () => {
    const kills = times(6, 60);
    let parts = 0;
    let changes = 0;
    const directory = school.copy();
    for (let kill = 0; kill < kills; kill += 1) {
      const desk = await DeskProcess.start({ directory });
      const office = await asManager(desk);
      const spare = killAfterChanges(desk, directory, kill === 0 ? never : someChange(changes));
      const made = await office.backup.make().catch(() => null);
      await desk.kill();
      if (kill === 0) changes = spare();
      else spare();
      const again = await DeskProcess.start({ directory });
      expect(leftovers(directory)).toEqual([]);
      parts += readdirSync(join(directory, 'backups')).filter((name) => name.endsWith('.part')).length;
      const window = await asManager(again);
      const { backups } = valueOf(await window.backup.list());
      if (made?.ok) expect(backups.map(({ name }) => name)).toContain(made.value.name);
      for (const { name } of backups) valueOf(await window.backup.verify({ name }));
      await again.close();
      expect(halves(directory)).toEqual([]);
    }
    // At the first bytes of the file.
    for (let part = 0; part < times(2, 10); part += 1) {
      const desk = await DeskProcess.start({ directory });
      const office = await asManager(desk);
      const watcher = watch(join(directory, 'backups'), (_event, name) => {
        if (name?.endsWith('.part')) void desk.kill();
      });
      await office.backup.make().catch(() => null);
      await desk.kill();
      watcher.close();
      await (await DeskProcess.start({ directory })).close();
      parts += readdirSync(join(directory, 'backups')).filter((name) => name.endsWith('.part')).length;
    }
    expect(await dataAfter(directory, 'after the kills')).toBe('today');
    expect(parts).toBe(0);
    report(
      `${kills - 1} kills during a backup, by its changes to files; ${times(2, 10)} at its first bytes`,
      'every listed backup verifies, no part of one is left, data whole',
    );
  });

  test('a restore in the app', async () => {
    const kills = times(7, 100);
    let all = 0;
    const after = { today: 0, backup: 0 };
    for (let kill = 0; kill < kills; kill += 1) {
      const directory = school.copy();
      const desk = await DeskProcess.start({ directory });
      const office = await asManager(desk);
      const changes = kill === 0 ? never : someChange(all);
      const spare = killAfterChanges(desk, directory, changes);
      const restored = await office.backup.restore({ name: school.backup }).catch(() => null);
      if (kill === 0) all = spare();
      await desk.kill();
      spare();
      const is = await dataAfter(directory, `killed after ${changes} changes`);
      if (restored?.ok) expect(is).toBe('backup');
      after[is] += 1;
    }
    // At the swap of the two files. Whichever file is in place is whole.
    for (let swap = 0; swap < times(2, 10); swap += 1) {
      const directory = school.copy();
      const desk = await DeskProcess.start({ directory });
      const office = await asManager(desk);
      const spare = killAtSwap(desk, directory);
      await office.backup.restore({ name: school.backup }).catch(() => null);
      await desk.kill();
      spare();
      expect(await dataAfter(directory, 'killed at the swap')).toBe('backup');
    }
    report(
      `${kills - 1} kills during a restore, by its changes to files; ${times(2, 10)} at the swap itself`,
      `${after.today} times today's data, ${after.backup} times the backup's with its event; never half`,
    );
  });

  test('a restore from the command line', async () => {
    const kills = times(7, 80);
    let all = 0;
    const after = { today: 0, backup: 0 };
    for (let kill = 0; kill < kills; kill += 1) {
      const directory = school.copy();
      const changes = kill === 0 ? never : someChange(all);
      const command = {
        command: 'restore',
        backup: school.backup,
        workingDirectory: directory,
        yes: true,
        recoveryKey: true,
      } as const;
      const typed = [school.recoveryKey];
      let spare = (): number => 0;
      const done = await DeskProcess.command({ directory, command, typed }, (desk) => {
        spare = killAfterChanges(desk, directory, changes);
      });
      const heardOf = spare();
      if (kill === 0) all = heardOf;
      const is = await dataAfter(directory, `killed after ${changes} changes`);
      if (done) expect(is).toBe('backup');
      after[is] += 1;
    }
    const directory = school.copy();
    expect(await restoreByCommand(directory, school)).toMatchObject({ exitCode: 0 });
    expect(await dataAfter(directory, 'not killed')).toBe('backup');
    report(
      `${kills - 1} kills during latchkey restore, by its changes to files`,
      `${after.today} times today's data, ${after.backup} times the backup's with its event; never half`,
    );
  });

  test('people who sign in during a restore', async () => {
    const rounds = times(4, 25);
    let raced = 0;
    // The duration of the last restore on this machine in milliseconds.
    let took = 500;
    for (let round = 0; round < rounds; round += 1) {
      const directory = school.copy();
      const desk = await DeskProcess.start({ directory });
      const office = await asManager(desk);
      const waiting = await Promise.all(
        school.frank.codes.map(async (recoveryCode) => {
          const window = desk.window('staff');
          valueOf(await window.signIn.begin(frank));
          return { window, recoveryCode };
        }),
      );
      // Sign-ins over the whole restore, some of them confirmed just before the swap of the files.
      const apart = (took / waiting.length) * (0.6 + Math.random() * 0.5);
      const used: string[] = [];
      const signingIn = waiting.map(async ({ window, recoveryCode }, place) => {
        await new Promise((resolve) => setTimeout(resolve, place * apart));
        if ((await window.signIn.answerRecoveryCode({ recoveryCode })).ok) used.push(recoveryCode);
      });
      const began = performance.now();
      valueOf(await office.backup.restore({ name: school.backup }));
      took = performance.now() - began;
      await Promise.all(signingIn);
      raced += used.length;
      const window = desk.window('staff');
      // A consumed code stays consumed in the restored data.
      for (const recoveryCode of used.slice(-3)) {
        valueOf(await window.signIn.begin(frank));
        expect(await window.signIn.answerRecoveryCode({ recoveryCode })).toMatchObject({ ok: false });
        await window.signIn.cancel();
      }
      const again = await asManager(desk);
      expect(valueOf(await again.audit.verify())).toMatchObject({ kind: 'whole' });
      await desk.close();
      expect(
        looking(directory, (raw) => raw.audited().filter((event) => event === '!audit.found-broken')),
      ).toEqual([]);
    }
    report(
      `${rounds} restores while a person signs in with ${raced} recovery codes`,
      'no confirmed code is good again, one whole chain',
    );
  });
});
