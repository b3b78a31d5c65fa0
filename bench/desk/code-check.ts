import { Secret, TOTP } from 'otpauth';
import { stepAt, verifyCode } from '../../main/school/factors/totp';
import { inTurn, measured, ratioOf, timed } from '../measure';
import { judged, type Row } from '../rows';

const checksARound = 2_000;

/** The check of a code beside otpauth's own `validate` with the same secret, code, time and window. */
export const measureCodeCheck = async (rounds: number): Promise<Row> => {
  const bytes = Buffer.alloc(20, 7);
  const secret = new Secret({ buffer: new Uint8Array(bytes).buffer });
  const now = Date.now();
  const token = new TOTP({ secret }).generate({ timestamp: now });
  const checks = (check: () => boolean) => async (): Promise<number> => {
    const spent = await timed(() => {
      for (let done = 0; done < checksARound; done += 1)
        if (!check()) throw new Error('A right code was refused');
    });
    return (spent * 1000) / checksARound;
  };
  const samples = await inTurn(rounds, {
    latchkey: checks(() => verifyCode(bytes, token, now, stepAt(now) - 5).kind === 'accepted'),
    otpauth: checks(() => TOTP.validate({ token, secret, timestamp: now, window: 1 }) === 0),
  });
  return judged({
    figure: 'code check alone',
    unit: 'us',
    ours: measured(samples.latchkey),
    yardstick: { name: 'otpauth validate', measured: measured(samples.otpauth) },
    ratio: ratioOf(samples.latchkey, samples.otpauth),
    tail: null,
    bar: { kind: 'at-most', times: 1.2 },
  });
};
