import { RawStore } from '../support/raw-store';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { everyEvent } from '../../shared/ipc/audit-contract';
import {
  addStaff,
  enrol,
  foundSchool,
  managerPassword,
  requireTwoFactor,
  staffPassword,
} from '../support/school';
import { codeOf, stageOf, valueOf } from '../support/test-desk';

test('the support file holds no password, code, secret, name, username or school, even where the log does', async () => {
  const { desk, office } = await foundSchool();
  await addStaff(office, 'canary.frank', 'instructor', 'Frank Canarios');
  await requireTwoFactor(office, { office: false, staff: true });
  const { secretKey, codes } = await enrol(desk, desk.window('staff'), 'canary.frank');
  const { accountId } = await stageOf(office, 'signed-in');
  const stored = valueOf(await office.options.read());
  valueOf(
    await office.options.save({
      version: stored.version,
      options: { ...stored.options, contactLine: 'Ask Canarina Quill' },
    }),
  );
  const canaries = [
    secretKey,
    (secretKey.match(/.{4}/gu) ?? []).join(' '),
    ...codes,
    'Frank Canarios',
    'Canarios',
    'canary.frank',
    'maria',
    'Lopez',
    'Northside Gymnastics',
    'Ask Canarina Quill',
    accountId,
    '482915',
  ];
  const typed = [managerPassword, staffPassword].map((password) => `"${password}"`);
  mkdirSync(join(desk.directory, 'logs'));
  writeFileSync(join(desk.directory, 'logs', 'latchkey.old.log'), 'an older line\n');
  writeFileSync(
    join(desk.directory, 'logs', 'latchkey.log'),
    `[error] kept for whoever helps\n${[...canaries, ...typed].map((canary) => `[error] what was ${canary} there`).join('\n')}\n`,
  );

  expect(codeOf(await office.support.save())).toBe('not-found');
  const { text } = valueOf(await office.support.preview());
  for (const canary of [...canaries, managerPassword, staffPassword])
    expect(text.toLowerCase(), canary).not.toContain(canary.toLowerCase());
  expect(text).toContain('[error] kept for whoever helps');
  expect(text).toContain('an older line');
  expect(text).toContain('requireTwoFactor.staff: true');
  expect(text).toContain('contactLine: set');
  expect(text).toContain('Accounts, instructor: 1 active, 0 inactive');
  expect(text).toContain('Authenticators, confirmed: 1');
  expect(text).toContain('SQLite 3.');

  // The saved text is the one that was shown, although the log has grown since. The audit log records the save.
  writeFileSync(join(desk.directory, 'logs', 'latchkey.log'), 'another\n');
  expect(valueOf(await office.support.save())).toEqual({ saved: true });
  expect(desk.desktop.saved).toEqual([{ name: 'latchkey-support-2026-03-02.txt', content: text }]);
  const { rows } = valueOf(await office.audit.page({ filter: everyEvent, after: null }));
  expect(rows[0]).toMatchObject({
    action: 'support-file.saved',
    outcome: 'success',
    actorName: 'Maria Lopez',
  });

  // A save that the audit log can't record leaves no file.
  const raw = new RawStore(desk.directory);
  raw.breakAudit();
  expect(codeOf(await office.support.save())).toBe('internal-error');
  expect(desk.desktop.saved).toHaveLength(1);
  raw.mendAudit();
  raw.close();

  desk.desktop.works = false;
  expect(codeOf(await office.support.save())).toBe('save-failed');
  expect(valueOf(await office.audit.page({ filter: everyEvent, after: null })).rows[0]).toMatchObject({
    outcome: 'failure',
  });
  await desk.remove();
});

test('the support file is for managers, and a session saves only the text that it saw itself', async () => {
  const { desk, office } = await foundSchool();
  await addStaff(office, 'frank', 'front-desk');
  const desktop = desk.window('office');
  valueOf(await desktop.signIn.begin({ username: 'frank', password: staffPassword }));
  expect(codeOf(await desktop.support.preview())).toBe('permission-refused');
  expect(codeOf(await desktop.support.save())).toBe('permission-refused');
  valueOf(await office.support.preview());
  valueOf(await office.session.signOut());
  valueOf(await office.signIn.begin({ username: 'maria', password: managerPassword }));
  expect(codeOf(await office.support.save())).toBe('not-found');
  await desk.remove();
});
