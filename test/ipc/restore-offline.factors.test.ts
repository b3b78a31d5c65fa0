import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { restoreOffline } from '../../main/serve/restore-offline';
import { planRestore } from '../../main/serve/restore-plan';
import { platformOf } from '../support/commands';
import { dismissShown } from '../support/notices';
import { givePass } from '../support/no-phone';
import { prepareSchool } from '../support/prepared-school';
import { RawStore } from '../support/raw-store';
import { valueOf } from '../support/test-desk';

test('an offline restore brings back no pass, used code, assigned token or dismissed notice', async () => {
  const school = await prepareSchool({ twoFactor: true });
  const open = await school.open();
  const { desk } = open;
  const raw = new RawStore(desk.directory);
  const kept = () =>
    [
      'select * from burnt_steps order by 1, 2',
      'select * from token_stock order by 1, 2',
      // The restore tells the managers of itself.
      "select id, dismissed_at from notices where kind <> 'restored' order by 1",
    ].map((query) => raw.rows(query));
  const plant = (number: number) => {
    raw.run('insert into token_stock values (?, ?, 30, ?, 0)', `t${number}`, `S${number}`, Buffer.alloc(40));
    raw.run(
      'insert into burnt_steps select id, ? from authenticators where account_id = ?',
      1_000 + number,
      school.members.frank.accountId,
    );
  };
  const maria = await open.signIn('maria');
  plant(1);
  const oneTimePass = await givePass(open, maria, 'ines');
  const { name } = valueOf(await maria.backup.make());
  const { folder } = valueOf(await maria.backup.list());

  const ines = desk.window('staff');
  await open.begin('ines', ines);
  valueOf(await ines.signIn.answerOneTimePass({ oneTimePass }));
  desk.clock.pass(30_000);
  valueOf(await ines.session.stepUp({ factor: 'code', code: open.code('ines') }));
  valueOf(await dismissShown(ines));
  raw.run("delete from token_stock where id = 't1'");
  plant(2);
  const today = kept();
  await desk.application.close();
  const parts = platformOf(desk);
  const plan = await planRestore(parts, join(folder, name), null);
  await restoreOffline(parts, plan, { actor: null, withSheet: false });
  raw.reopen();
  expect(raw.rows('select * from one_time_passes')).toEqual([]);
  expect(kept()).toEqual(today);
  expect(raw.rows("select 1 from notices where kind = 'restored'")).toHaveLength(2);
  expect(raw.rows('select serial from token_stock')).toEqual([{ serial: 'S2' }]);
  expect(raw.rows('select step from burnt_steps order by step')).toEqual([{ step: 1_001 }, { step: 1_002 }]);
  raw.close();
  rmSync(desk.directory, { recursive: true, force: true });
  school.remove();
});
