import { beforeAll, expect, test } from 'vitest';
import { noticeKinds } from '../../shared/notice';
import { askedDuring, plansOf } from '../support/asked';
import { plannedSchool } from '../support/planned-school';

const at = plannedSchool();
beforeAll(() => {
  // Something of each kind to tell: a plan shows by the rows that it brings.
  for (const kind of noticeKinds)
    at.raw.run(
      "insert into notices values (?, ?, ?, 'Maria Gruber', ?, 0, '{}')",
      `notice ${kind}`,
      at.open.member('frank').accountId,
      kind,
      at.open.desk.clock.now(),
    );
});

test('whatever a sign-in asks the store is found by an index, in its order', async () => {
  const asked = (await askedDuring(() => at.open.signIn('frank'))).filter((text) => / where /.test(text));
  for (const table of ['accounts', 'authenticators', 'throttles', 'notices', 'audit_events'])
    expect(asked.join('\n')).toContain(`"${table}"`);
  const slow = plansOf(at.raw, asked).filter(({ steps }) =>
    steps.some((step) => /^SCAN|TEMP B-TREE/.test(step)),
  );
  expect(slow).toEqual([]);
});
