import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { everyEvent } from '../../shared/ipc/audit-contract';
import { inGroupsOfFour } from '../../shared/code-text';
import { filesHolding, RawStore } from '../support/raw-store';
import {
  codeFor,
  enrol,
  foundSchool,
  managerPassword,
  requireTwoFactor,
  staffPassword,
  wrongCodeFor,
} from '../support/school';
import { codeOf, stageOf, valueOf } from '../support/test-desk';
import { newStaff } from '../support/staff-calls';

const wrongPassword = 'canary in a coal mine';
const nextPassword = 'kestrel over quiet water';
/** A code as a person types it, so that no other number in a file matches. */
const spaced = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

test('no password, code, secret, recovery code or recovery key is in any file, in the audit log or in the technical log', async () => {
  const { desk, office } = await foundSchool();
  const typedCodes: string[] = [];
  const typed = (code: string): string => {
    typedCodes.push(code);
    return spaced(code);
  };
  const now = () => desk.clock.now();

  // A day on which everything fails once and succeeds once.
  valueOf(
    await office.staff.add(
      newStaff({ name: 'Frank', username: 'frank', role: 'front-desk', password: staffPassword }),
    ),
  );
  await requireTwoFactor(office, { office: true, staff: true });
  const frank = desk.window('staff');
  expect(codeOf(await frank.signIn.begin({ username: 'frank', password: wrongPassword }))).toBe(
    'wrong-credentials',
  );
  expect(codeOf(await frank.signIn.begin({ username: wrongPassword, password: staffPassword }))).toBe(
    'wrong-credentials',
  );
  valueOf(await frank.signIn.begin({ username: 'frank', password: staffPassword }));
  const { secretKey } = await stageOf(frank, 'enrolment');
  valueOf(await frank.signIn.copySecretKey());
  expect(codeOf(await frank.signIn.confirmEnrolment({ code: typed(wrongCodeFor(secretKey, now())) }))).toBe(
    'wrong-code',
  );
  valueOf(await frank.signIn.confirmEnrolment({ code: typed(codeFor(secretKey, now())) }));
  const { codes } = await stageOf(frank, 'recovery-codes');
  valueOf(await frank.ownAccount.copyRecoveryCodes());
  valueOf(await frank.ownAccount.confirmRecoveryCodesSaved());
  valueOf(await frank.session.signOut());
  desk.clock.pass(60_000);
  valueOf(await frank.signIn.begin({ username: 'frank', password: staffPassword }));
  expect(codeOf(await frank.signIn.answerRecoveryCode({ recoveryCode: 'CANA-RYCA-NARY-CANA' }))).toBe(
    'wrong-recovery-code',
  );
  valueOf(await frank.signIn.answerRecoveryCode({ recoveryCode: codes[0] ?? '' }));
  valueOf(await frank.session.stepUp({ factor: 'code', code: typed(codeFor(secretKey, now())) }));
  valueOf(
    await frank.ownAccount.changePassword({ currentPassword: staffPassword, newPassword: nextPassword }),
  );
  valueOf(await frank.ownAccount.replaceRecoveryCodes());
  const { codes: second } = await stageOf(frank, 'recovery-codes');
  valueOf(await frank.session.lock());
  expect(codeOf(await frank.session.unlock({ password: wrongPassword, code: null }))).toBe('wrong-password');
  valueOf(await office.session.signOut());
  const maria = await enrol(desk, office, 'maria', managerPassword);
  valueOf(await office.keys.issueSheet());
  const { recoveryKey } = await stageOf(office, 'owner-sheet');
  valueOf(await office.keys.putSheetAway());
  valueOf(await office.backup.make());
  // The technical log gets the whole error of a failing handler.
  const raw = new RawStore(desk.directory);
  raw.breakAudit();
  expect(
    codeOf(await desk.window('office').signIn.begin({ username: 'frank', password: nextPassword })),
  ).toBe('internal-error');
  raw.mendAudit();
  raw.close();

  const secrets = [
    managerPassword,
    staffPassword,
    nextPassword,
    wrongPassword,
    secretKey,
    inGroupsOfFour(secretKey),
    maria.secretKey,
    recoveryKey,
    inGroupsOfFour(recoveryKey),
    'CANARYCANARYCANA',
    'CANA-RYCA-NARY-CANA',
    ...[...codes, ...second, ...maria.codes].flatMap((code) => [code, inGroupsOfFour(code, '-')]),
    ...typedCodes.map(spaced),
    ...[secretKey, maria.secretKey].map(bytesOf),
  ];
  // While the app runs (the write-ahead log holds the latest data), and after a clean end.
  expect(filesHolding(desk.directory, secrets)).toEqual([]);
  const audit = JSON.stringify(
    valueOf(await office.audit.page({ filter: everyEvent, after: null })).rows.map(
      ({ actorName, subjectName, details, action }) => ({ actorName, subjectName, details, action }),
    ),
  );
  for (const code of [...typedCodes, ...secrets.filter((secret) => typeof secret === 'string')])
    expect(audit).not.toContain(code);
  const logged = inspect(desk.errors, { depth: 20, maxStringLength: null });
  for (const secret of secrets) expect(logged).not.toContain(String(secret));
  await desk.restart();
  expect(filesHolding(desk.directory, secrets)).toEqual([]);
  // The search finds a text that is in the files.
  expect(filesHolding(desk.directory, ['Northside Gymnastics']).length).toBeGreaterThan(0);
  await desk.remove();
});

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** The 20 bytes of a Secret Key. */
const bytesOf = (secretKey: string): Buffer => {
  const bits = [...secretKey].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};
