import { verify } from '@node-rs/argon2';
import { inTurn, measured, quantile, ratioOf, type Row, timed } from '../measure';
import { openBetterAuth } from './better-auth-desk';
import type { OpenSchool } from './open-school';
import { hashing } from './timed-argon2';

/** Times one sign-in of the next caller in turn; returns the whole and what of it was not hashing. */
const signIns = (school: OpenSchool) => {
  let turn = 0;
  return async (): Promise<{ whole: number; rest: number }> => {
    const caller = school.callers[turn % school.callers.length];
    if (!caller) throw new Error('There are no callers');
    if (turn % school.callers.length === 0) school.nextStep();
    turn += 1;
    const windowId = school.window();
    const code = school.codeOf(caller);
    const before = hashing.spent;
    const whole = await timed(() => school.signIn(windowId, caller, code));
    const rest = whole - (hashing.spent - before);
    await school.signOut(windowId);
    return { whole, rest };
  };
};

/** The sign-in call beside the password hash that it cannot do without, and beside better-auth. */
export const measureSignIn = async (
  school: OpenSchool,
  storedHash: string,
  directory: string,
  rounds: number,
): Promise<Row[]> => {
  const next = signIns(school);
  const rests: number[] = [];
  const password = school.callers[1]?.password ?? '';
  const own = await openBetterAuth(directory, 'own');
  const ours = await openBetterAuth(directory, 'ours');
  const samples = await inTurn(rounds, {
    latchkey: async () => {
      const { whole, rest } = await next();
      rests.push(rest);
      return whole;
    },
    argon2: () => timed(() => verify(storedHash, password)),
    betterAuthOwn: () => {
      const code = own.code();
      return timed(() => own.signIn(code));
    },
    betterAuthOurs: () => {
      const code = ours.code();
      return timed(() => ours.signIn(code));
    },
  });
  own.close();
  ours.close();
  const beside = (name: string, yardstick: number[], most: number, bar: string): Row => {
    const ratio = ratioOf(samples.latchkey, yardstick);
    return {
      figure: `sign-in: password and code, beside ${name}`,
      unit: 'ms',
      ours: measured(samples.latchkey),
      yardstick: { name, measured: measured(yardstick) },
      ratio,
      bar,
      held: ratio <= most,
    };
  };
  const p99 = quantile(rests, 0.99);
  return [
    beside('the Argon2id call', samples.argon2, 1.05, 'at most 1.05 times'),
    {
      figure: 'sign-in: what is not hashing, p99',
      unit: 'ms',
      ours: { ...measured(rests), median: p99 },
      yardstick: null,
      ratio: null,
      bar: 'under 3 ms',
      held: p99 < 3,
    },
    beside('better-auth with its own hashing', samples.betterAuthOwn, 1, 'faster'),
    beside('better-auth with our hashing', samples.betterAuthOurs, 1, 'faster'),
  ];
};
