import { afterAll, beforeAll, expect, test } from 'vitest';
import { askedDuring, plansOf } from '../support/asked';
import { type PreparedDesk, type PreparedSchool, prepareSchool } from '../support/prepared-school';
import { RawStore } from '../support/raw-store';
import { valueOf } from '../support/test-desk';

let school: PreparedSchool;
let open: PreparedDesk;
let raw: RawStore;
beforeAll(async () => {
  school = await prepareSchool({ twoFactor: true });
  open = await school.open();
  raw = new RawStore(open.desk.directory);
});
afterAll(async () => {
  raw.close();
  await open.remove();
  school.remove();
});

test('whether a serial number is known is looked up, however many people have set up an app', async () => {
  const maria = await open.signIn('maria');
  const secret = 'ABCDEFGHIJKLMNOP'.repeat(2);
  const text = ['serial,secret,username', `T1,${secret},ines`, `T2,${secret},`].join('\n');
  const asked = await askedDuring(async () => valueOf(await maria.tokens.preview({ text })));
  const plans = plansOf(
    raw,
    asked.filter((statement) => statement.includes('"serial"')),
  );
  expect(plans.map(({ steps }) => steps)).toEqual([
    ['SEARCH token_stock USING COVERING INDEX sqlite_autoindex_token_stock_2 (serial=?)'],
    ['SEARCH authenticators USING COVERING INDEX authenticators_by_serial (serial=?)'],
  ]);
});

test('an app takes no place among the serial numbers', () => {
  expect(raw.rows("select count(*) as apps from authenticators where serial = ''")).toEqual([{ apps: 4 }]);
  // The pages of an index tell its entries.
  expect(
    raw.rows("select sum(ncell) as entries from dbstat where name = 'authenticators_by_serial'"),
  ).toEqual([{ entries: 0 }]);
});
