import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Secret, TOTP } from 'otpauth';
import { connect } from '../../main/school/store/connect';
import { consumeStep } from '../../main/school/factors/two-factor-repository';
import { stepAt, verifyCode } from '../../main/school/factors/totp';
import type { AuthenticatorId } from '../../shared/ids';
import { inTurn, measured, ratioOf } from '../measure';
import { logIsFolded } from './log-is-folded';
import { judged, type Row } from '../rows';

const checksARound = 20;
const stepLength = 30_000;

/**
 * The check of a code together with the write that makes it count once, on the disk, as the product does both; beside otpauth's
 * own `validate` and one bare committed write of the same row. `ours` and `bare` are copies of one school.
 */
export const measureCodeAndWrite = async (ours: string, bare: string, rounds: number): Promise<Row> => {
  const { store, close } = connect(join(ours, 'latchkey.db'));
  const sqlite = new Sqlite(join(bare, 'latchkey.db'));
  try {
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    const id = sqlite
      .prepare("select id from authenticators where state = 'confirmed' limit 1")
      .pluck()
      .get() as AuthenticatorId;
    const write = sqlite.prepare(
      'update authenticators set last_step = ?, last_used_at = ? where id = ? and last_step < ?',
    );
    const bytes = Buffer.alloc(20, 7);
    const secret = new Secret({ buffer: new Uint8Array(bytes).buffer });
    const totp = new TOTP({ secret });
    /** A round of checks, each in a half minute of its own; its codes are made before the time is taken. */
    const checks = (check: (token: string, now: number) => Promise<boolean> | boolean) => {
      let now = Date.now();
      return async (): Promise<number> => {
        let spent = 0;
        for (let done = 0; done < checksARound; done += 1) {
          now += stepLength;
          const token = totp.generate({ timestamp: now });
          const startedAt = performance.now();
          const isRight = await check(token, now);
          spent += performance.now() - startedAt;
          if (!isRight) throw new Error('A right code was refused');
        }
        return (spent * 1000) / checksARound;
      };
    };
    const subjects = {
      // As the dispatcher has it for somebody who is alone at the desk.
      latchkey: checks((token, now) =>
        store.transaction().execute(async (queries) => {
          const verdict = verifyCode(bytes, token, now, stepAt(now) - 1);
          return verdict.kind === 'accepted' && consumeStep(queries, id, verdict.step, now);
        }),
      ),
      bare: checks((token, now) => {
        const step = stepAt(now);
        const isRight = TOTP.validate({ token, secret, timestamp: now, window: 1 }) === 0;
        return isRight && write.run(step, now, id, step).changes === 1;
      }),
    };
    await inTurn(rounds, subjects);
    await logIsFolded();
    const samples = await inTurn(rounds, subjects);
    return judged({
      figure: 'code check and the write that makes it count once',
      unit: 'us',
      ours: measured(samples.latchkey),
      yardstick: { name: 'otpauth validate and one committed write', measured: measured(samples.bare) },
      ratio: ratioOf(samples.latchkey, samples.bare),
      tail: null,
      bar: { kind: 'at-most', times: 1.2 },
    });
  } finally {
    sqlite.close();
    await close();
  }
};
