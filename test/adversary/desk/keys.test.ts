import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect } from 'vitest';
import { AuditHead } from '../../../main/school/audit/audit-head';
import { macInput } from '../../../main/school/audit/audit-log';
import { readBackup, readBackupHeader } from '../../../main/school/backups/backup-file';
import { doInPlace } from '../../../main/school/backups/store-tasks';
import { type DeskFile, openRing, readDeskFile, sealRing } from '../../../main/school/keys/desk-file';
import { unwrapWithRecoveryKey } from '../../../main/school/keys/recovery-key';
import { createSecretBox, type SecretBox } from '../../../main/school/keys/secret-box';
import { systemRandom } from '../../../main/school/platform/random';
import { connect } from '../../../main/school/store/connect';
import { openBackupFile } from '../../../main/serve/restore-offline';
import type { DeskId, HostId } from '../../../shared/ids';
import { HardwareToken } from '../../support/hardware-token';
import { temporaryFolder } from '../../support/prepared-school';
import { RawStore } from '../../support/raw-store';
import { codeFor, enrol } from '../../support/school';
import { withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, stageOf, TestDesk, type TestWindow, valueOf } from '../../support/test-desk';
import { test } from '../support/desk-test';
import { profileOf } from '../support/stands';

const context = withPreparedSchool({ twoFactor: true });
const directory = () => context.open.desk.directory;

/** A file of the data directory. */
const path = (name: string): string => join(directory(), name);
const newestBackup = (): string =>
  path(join('backups', readdirSync(path('backups')).toSorted().at(-1) ?? ''));

let maria: TestWindow;
beforeEach(async () => {
  maria = await context.open.signIn('maria');
});

const issueSheet = async (): Promise<string> => {
  valueOf(await maria.keys.issueSheet());
  const { recoveryKey } = await stageOf(maria, 'owner-sheet');
  valueOf(await maria.keys.putSheetAway());
  return recoveryKey;
};

/** What a sheet opens together with a copy of the desk file, or with a backup of the same time. */
const boxOf = (
  recoveryKey: string,
  file: Pick<DeskFile, 'recovery' | 'deskId' | 'ring'> | null = readDeskFile(directory()),
): SecretBox => {
  const deskKey = file?.recovery && unwrapWithRecoveryKey(file.recovery, recoveryKey, file.deskId);
  if (!file || !deskKey) throw new Error('The sheet does not open this file');
  return createSecretBox(openRing(file, deskKey), systemRandom);
};

const opens = (open: () => unknown): boolean => {
  try {
    open();
    return true;
  } catch {
    return false;
  }
};

/** The sealed values of the store that a box opens, and their number. */
const opened = (box: SecretBox): { opened: number; of: number } => {
  const authenticators = context.raw
    .rows('select id, account_id, sealed_secret from authenticators')
    .map(({ id, account_id, sealed_secret }) =>
      opens(() =>
        box.open('authenticator-secret', sealed_secret as Buffer, [String(account_id), String(id)]),
      ),
    );
  const stock = context.raw
    .rows('select id, sealed_seed from token_stock')
    .map(({ id, sealed_seed }) => opens(() => box.open('token-seed', sealed_seed as Buffer, [String(id)])));
  const all = [...authenticators, ...stock];
  return { opened: all.filter(Boolean).length, of: all.length };
};

/** Makes the desk work as if two seconds and more had passed since its start. */
const runAWhile = async (desk = context.open.desk): Promise<void> => {
  desk.clock.pass(3_000);
  await desk.application.tick();
};

describe('a replaced owner’s sheet', () => {
  test('with a backup and a desk file of its time opens nothing that is sealed after it', async ({
    tries,
  }) => {
    const { desk } = context.open;
    const old = await issueSheet();
    valueOf(await maria.backup.make());
    const before = boxOf(old);
    const { header } = await readBackupHeader(newestBackup());
    const fromBackup = boxOf(old, header.keys);
    expect(opened(before).opened).toBeGreaterThan(3);

    await issueSheet();
    valueOf(
      await maria.tokens.import({ text: `serial,secret,period\nT1,${new HardwareToken('T1').hex},30` }),
    );
    const { accountId, version } = await profileOf(maria, 'frank');
    valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
    await enrol(desk, desk.window('staff'), 'frank');
    desk.clock.pass(1_000);
    valueOf(await maria.backup.make());

    for (const box of [before, fromBackup]) {
      expect(opened(box).opened).toBe(0);
      const deps = {
        keyOf: ({ keyId, salt }: { keyId: number; salt: string }) =>
          box.streamKey('backup', keyId, Buffer.from(salt, 'base64')),
        doTask: doInPlace,
      };
      await expect(readBackup(newestBackup(), path('stolen'), deps)).rejects.toThrow();
      tries.add(2);
    }
    const deps = {
      dataDirectory: directory(),
      clock: desk.clock,
      random: systemRandom,
      keyProtector: desk.keyProtector,
    };
    await expect(openBackupFile(deps, newestBackup(), old, path('stolen'))).rejects.toThrow(
      /not the recovery key/,
    );
    tries.add();
  });

  test('opens nothing after a crash right behind the new sheet’s write', async ({ tries }) => {
    const old = boxOf(await issueSheet());
    // The file has the new sheet, and the store refuses everything that follows.
    context.raw.sqlite.exec(
      "create trigger no_sheet before insert on audit_events when new.action = 'owner-sheet.issued' begin select raise(abort, 'no'); end",
    );
    expect(codeOf(await maria.keys.issueSheet())).toBe('internal-error');
    context.open.desk.errors.length = 0;
    context.raw.sqlite.exec('drop trigger no_sheet');
    expect(opened(old).opened).toBeGreaterThan(3);
    await context.open.desk.restart();
    await runAWhile();
    expect(opened(old)).toMatchObject({ opened: 0 });
    const frank = await context.open.signIn('frank');
    await stageOf(frank, 'signed-in');
    tries.add();
  });

  test('a value that no key opens keeps none of the others under the old key', async ({ tries }) => {
    const old = boxOf(await issueSheet());
    const { accountId } = context.open.member('ines');
    context.raw.run(
      'update authenticators set sealed_secret = ? where account_id = ?',
      Buffer.concat([Buffer.from([1]), Buffer.alloc(48)]),
      accountId,
    );
    await issueSheet();
    expect(opened(old).opened).toBe(0);
    // The desk starts, and tries once.
    const { desk } = context.open;
    await desk.restart();
    for (let second = 0; second < 5; second += 1) await runAWhile();
    expect(desk.errors.splice(0).map(String)).toEqual(Array(2).fill(expect.stringMatching(/^SealBroken/)));
    await stageOf(await context.open.signIn('frank'), 'signed-in');
    tries.add();
  });
});

describe('somebody with an old sheet who can write the files', () => {
  interface Last {
    readonly host_id: HostId;
    readonly sequence: number;
    readonly mac: Buffer;
  }
  const lastEvent = (raw: RawStore): Last =>
    raw.rows('select host_id, sequence, mac from audit_events order by sequence desc limit 1')[0] as never;

  /** Appends an event whose MAC is right under the newest key of a box. */
  const append = (raw: RawStore, box: SecretBox): void => {
    const { host_id, sequence, mac } = lastEvent(raw);
    const row = {
      host_id,
      sequence: sequence + 1,
      desk_id: host_id as string as DeskId,
      era: 0,
      occurred_at: context.open.desk.clock.now(),
      action: 'session.locked',
      outcome: 'success',
      actor_id: '',
      actor_name: '',
      subject_id: '',
      subject_name: '',
      portal: '',
      details: '{}',
    } as const;
    const values = [...Object.values(row), box.mac('audit-chain', macInput(row, mac))];
    raw.run(`insert into audit_events values (${values.map(() => '?').join(', ')})`, ...values);
  };

  test('appends no event', async ({ tries }) => {
    const old = boxOf(await issueSheet());
    await issueSheet();
    append(context.raw, old);
    expect(valueOf(await maria.audit.verify()).kind).toBe('broken');
    tries.add();
  });

  test('makes no end for a log that was cut off', async ({ tries }) => {
    const old = boxOf(await issueSheet());
    await issueSheet();
    await context.open.signIn('frank');
    await runAWhile();
    const isNew = ({ mac }: Record<string, unknown>): boolean => Number((mac as Buffer)[0]) > old.keyId;
    const first = Number(
      context.raw.rows('select sequence, mac from audit_events order by sequence').find(isNew)?.['sequence'],
    );
    expect(first).toBeLessThan(lastEvent(context.raw).sequence);
    // Cuts before the first event under the new key, and behind it.
    for (const [from, forged] of [
      [first, true],
      [first, false],
      [first + 1, false],
    ] as const) {
      const copy = temporaryFolder();
      cpSync(directory(), copy, { recursive: true });
      const raw = new RawStore(copy);
      raw.run('delete from audit_events where sequence >= ?', from);
      if (forged) append(raw, old);
      const { host_id } = lastEvent(raw);
      raw.close();
      const store = connect(join(copy, 'latchkey.db'));
      await new AuditHead(copy, host_id, old).save(store.store);
      await store.close();
      const desk = await TestDesk.on(copy, context.open.desk.keyProtector);
      desk.clock.pass(3 * 60_000);
      const office = desk.window('office');
      const { username, password, secretKey } = context.open.member('maria');
      valueOf(await office.signIn.begin({ username, password }));
      valueOf(await office.signIn.answerCode({ code: codeFor(secretKey, desk.clock.now()) }));
      expect(valueOf(await office.health.read()).auditLogBroken, `cut from ${from}`).toBe(true);
      await desk.remove();
      tries.add();
    }
  });
});

test('a key ring that is full refuses a new sheet and a new data key, and changes nothing', async ({
  tries,
}) => {
  const { desk } = context.open;
  const sheet = await issueSheet();
  const file = readDeskFile(directory());
  const deskKey = file?.recovery && unwrapWithRecoveryKey(file.recovery, sheet, file.deskId);
  if (!file || !deskKey) throw new Error('The sheet does not open this file');
  const ring = openRing(file, deskKey);
  while (ring.current.id < 255) ring.add(systemRandom.bytes(32));
  writeFileSync(
    path('desk.json'),
    JSON.stringify({ ...file, ring: sealRing(ring, deskKey, file.deskId, systemRandom) }),
  );
  await desk.restart();
  await runAWhile();
  maria = await context.open.signIn('maria');
  const secrets = () => context.raw.rows('select id, sealed_secret from authenticators order by id');
  const before = [readFileSync(path('desk.json'), 'utf8'), secrets()];
  expect(codeOf(await maria.keys.issueSheet())).toBe('key-ring-full');
  expect(codeOf(await maria.keys.rotate())).toBe('key-ring-full');
  await stageOf(maria, 'signed-in');
  expect([readFileSync(path('desk.json'), 'utf8'), secrets()]).toEqual(before);
  const changes = context.raw
    .audited()
    .filter((action) => ['owner-sheet.issued', 'desk.key-rotated'].includes(action));
  expect(changes).toEqual(['owner-sheet.issued']);
  tries.add(2);
});
