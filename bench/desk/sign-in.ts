import { verify } from '@node-rs/argon2';
import { inTurn, measured, quantile, ratioOf, timed } from '../measure';
import { type Bar, judged, type Row } from '../rows';
import { openBetterAuth } from './better-auth-desk';
import { rawSignIns } from './durable';
import type { Figures } from './growth';
import { logIsFolded } from './log-is-folded';
import type { Sized } from './sized';
import { hashing } from './timed-argon2';

/** Rounds for each of the others' that count: a hash varies by a tenth from call to call, and the bar is a twentieth. */
const roundsForOne = 3;
/** So many whole sign-ins before any counts: the bar is about a desk that has been open for a while. */
export const signInWarmUps = 24;

/** Times one sign-in of the next caller in turn; returns the whole and what of it was not hashing. */
export const signIns = ({ school }: Sized) => {
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

/**
 * The sign-in call of every school beside the password hash that it cannot do without, and beside better-auth. What is not hashing
 * is beside its two commits done raw on a copy of a school (`rawCopy`), right behind a hash as well: the machine has slept meanwhile.
 */
export const measureSignIn = async (
  schools: readonly Sized[],
  storedHash: string,
  directory: string,
  rawCopy: string,
  plannedRounds: number,
): Promise<Figures> => {
  const rounds = plannedRounds * roundsForOne;
  const password = schools[0]?.callers[1]?.password ?? '';
  const own = await openBetterAuth(directory, 'own');
  const ours = await openBetterAuth(directory, 'ours');
  const rests = new Map<Sized, number[]>();
  const subjects: Record<string, () => Promise<number>> = {};
  for (const sized of schools) {
    const next = signIns(sized);
    for (let done = 0; done < signInWarmUps; done += 1) await next();
    // The log gets as long as the rounds will make it.
    hashing.leftOut = true;
    for (let done = 0; done < rounds; done += 1) await next();
    hashing.leftOut = false;
    const restsOf: number[] = [];
    rests.set(sized, restsOf);
    subjects[nameOf(sized)] = async () => {
      const { whole, rest } = await next();
      restsOf.push(rest);
      return whole;
    };
  }
  const raw = rawSignIns(rawCopy);
  for (let done = 0; done < rounds; done += 1) raw.signIn();
  await logIsFolded();
  const raws: number[] = [];
  const samples: Record<string, number[]> = await inTurn<string>(rounds, {
    ...subjects,
    argon2: async () => {
      const hashed = await timed(() => verify(storedHash, password));
      raws.push(await timed(raw.signIn));
      return hashed;
    },
    own: () => {
      const code = own.code();
      return timed(() => own.signIn(code));
    },
    ours: () => {
      const code = ours.code();
      return timed(() => ours.signIn(code));
    },
  });
  raw.close();
  own.close();
  ours.close();
  const of = (name: string): number[] => samples[name] ?? [];
  return {
    rowsOf: (sized) => {
      const whole = of(nameOf(sized));
      // The round that does not count is the first.
      const rest = (rests.get(sized) ?? []).slice(1);
      const bare = raws.slice(1);
      const beside = (name: string, yardstick: number[], bar: Bar): Row =>
        judged({
          figure: `sign-in: password and code, beside ${name}`,
          unit: 'ms',
          ours: measured(whole),
          yardstick: { name, measured: measured(yardstick) },
          ratio: ratioOf(whole, yardstick),
          tail: null,
          bar,
        });
      return [
        beside('the Argon2id call', of('argon2'), { kind: 'at-most', times: 1.05 }),
        judged({
          figure: 'sign-in: what is not hashing',
          unit: 'ms',
          ours: measured(rest),
          yardstick: {
            name: `its two commits raw behind a hash (p99 ${quantile(bare, 0.99).toFixed(1)} ms)`,
            measured: measured(bare),
          },
          ratio: ratioOf(rest, bare),
          tail: quantile(rest, 0.99),
          bar: { kind: 'p99', limit: 3 },
        }),
        beside('better-auth with its own hashing', of('own'), { kind: 'faster' }),
        beside('better-auth with our hashing', of('ours'), { kind: 'faster' }),
      ];
    },
    growing: [
      { figure: 'sign-in', unit: 'ms', samplesOf: (sized) => of(nameOf(sized)) },
      {
        figure: 'sign-in: what is not hashing',
        unit: 'ms',
        samplesOf: (sized) => (rests.get(sized) ?? []).slice(1),
      },
    ],
  };
};

const nameOf = ({ accounts }: Sized): string => `at ${accounts}`;
