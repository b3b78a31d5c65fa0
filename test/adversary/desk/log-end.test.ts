import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { withPreparedSchool } from '../../support/sign-in-tests';
import { valueOf } from '../../support/test-desk';
import { test } from '../support/desk-test';

const context = withPreparedSchool({ twoFactor: true });

/** Ways to touch the record of the log's end while the desk runs, and what Verify says of each. */
const touched: Readonly<Record<string, { spoil: (directory: string) => void; kind: string }>> = {
  'removes the record of the log’s end': {
    spoil: (directory) => rmSync(join(directory, 'audit-head')),
    kind: 'head-missing',
  },
  'alters the record of the log’s end': {
    spoil: (directory) => writeFileSync(join(directory, 'audit-head'), Buffer.alloc(80, 7)),
    kind: 'head-unreadable',
  },
  'cuts the newest event off': {
    spoil: () =>
      context.raw.run('delete from audit_events where sequence = (select max(sequence) from audit_events)'),
    kind: 'cut',
  },
  'alters an event': {
    spoil: () => context.raw.run("update audit_events set actor_name = 'Nobody' where sequence = 3"),
    kind: 'broken',
  },
};

for (const [what, { spoil, kind }] of Object.entries(touched))
  test(`somebody ${what}: Verify says so, and the Overview does from then on`, async ({ tries }) => {
    const { desk } = context.open;
    const maria = await context.open.signIn('maria');
    await desk.application.tick();
    expect(valueOf(await maria.audit.verify()).kind).toBe('whole');
    await desk.application.tick();
    spoil(desk.directory);
    expect(valueOf(await maria.audit.verify()).kind).toBe(kind);
    const events = context.raw.rows(
      "select outcome, details from audit_events where action = 'audit.verified'",
    );
    expect(events.at(-1)).toMatchObject({ outcome: 'failure' });
    expect(JSON.parse(String(events.at(-1)?.['details']))).toMatchObject({ verdict: kind });
    expect(valueOf(await maria.health.read()).auditLogBroken).toBe(true);
    // The record follows the log again. The finding stays.
    await desk.application.tick();
    await maria.audit.verify();
    expect(valueOf(await maria.health.read()).auditLogBroken).toBe(true);
    tries.add(2);
  });

test('somebody cuts the log and puts an older record of its end back, while the desk runs', async ({
  tries,
}) => {
  const { desk } = context.open;
  const head = join(desk.directory, 'audit-head');
  const older = readFileSync(head);
  const maria = await context.open.signIn('maria');
  await desk.application.tick();
  context.raw.run('delete from audit_events where sequence = (select max(sequence) from audit_events)');
  writeFileSync(head, older);
  expect(valueOf(await maria.audit.verify()).kind).toBe('cut');
  tries.add();
});

test('somebody removes the record of the log’s end before a start: Verify says so too', async ({ tries }) => {
  const { desk } = context.open;
  await desk.application.tick();
  rmSync(join(desk.directory, 'audit-head'));
  await desk.restart();
  await desk.application.tick();
  const maria = await context.open.signIn('maria');
  expect(valueOf(await maria.health.read()).auditLogBroken).toBe(true);
  expect(valueOf(await maria.audit.verify()).kind).toBe('head-missing');
  tries.add();
});
