import { expect, test } from 'vitest';
import { askedDuring, plansOf } from '../support/asked';
import { plannedSchool } from '../support/planned-school';
import { valueOf } from '../support/test-desk';

const at = plannedSchool();

test('a serial number is looked up by an index, however many people have an app', async () => {
  const maria = await at.open.signIn('maria');
  const secret = 'ABCDEFGHIJKLMNOP'.repeat(2);
  const text = ['serial,secret,username', `T1,${secret},ines`, `T2,${secret},`].join('\n');
  const asked = await askedDuring(async () => valueOf(await maria.tokens.preview({ text })));
  const plans = plansOf(
    at.raw,
    asked.filter((statement) => statement.includes('"serial"')),
  );
  expect(plans.map(({ steps }) => steps)).toEqual([
    ['SEARCH token_stock USING COVERING INDEX sqlite_autoindex_token_stock_2 (serial=?)'],
    ['SEARCH authenticators USING COVERING INDEX authenticators_by_serial (serial=?)'],
  ]);
});

test('the index of serial numbers holds no apps', () => {
  expect(at.raw.rows("select count(*) as apps from authenticators where serial = ''")).toEqual([{ apps: 4 }]);
  // The size of an index shows its entries.
  expect(
    at.raw.rows("select sum(ncell) as entries from dbstat where name = 'authenticators_by_serial'"),
  ).toEqual([{ entries: 0 }]);
});
