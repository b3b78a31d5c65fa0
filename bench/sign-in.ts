import { hash, verify } from '@node-rs/argon2';
import { policy } from '../shared/policy';
import { valueOf } from '../test/support/test-desk';
import { openBetterAuth } from './better-auth';
import { longestBlockDuring } from './event-loop';
import { inTurn, timed, times } from './measure';
import type { OpenSchool } from './open-school';
import type { Samples } from './report';

const password = 'seven quiet harbours wake';
const { memoryCost, timeCost, parallelism } = policy.argon2;
/** Sign-ins before the first measured one, because a real desk is open all day. */
const warmUps = 10;

/** Times one sign-in of the school's next caller, and signs out again. */
export const timeSignIn = async (school: OpenSchool): Promise<number> => {
  const window = school.window();
  const caller = school.nextCaller();
  const spent = await timed(() => school.signIn(window, caller));
  valueOf(await window.session.signOut());
  return spent;
};

/** Measures sign-ins at the design size, against Argon2id alone, better-auth and a school of ten; and their longest block. */
export const measureSignIn = async (
  { design, small }: { design: OpenSchool; small: OpenSchool },
  { folder, rounds }: { folder: string; rounds: number },
): Promise<Samples[]> => {
  const stored = await hash(password, { memoryCost, timeCost, parallelism });
  const own = await openBetterAuth(folder, 'own');
  const ours = await openBetterAuth(folder, 'ours');
  for (const school of [design, small]) await times(warmUps, () => timeSignIn(school));
  const samples = await inTurn(rounds, {
    design: () => timeSignIn(design),
    small: () => timeSignIn(small),
    argon2: () => timed(() => verify(stored, password)),
    own: () => timed(own.signIn),
    ours: () => timed(ours.signIn),
  });
  own.close();
  ours.close();
  const block = await longestBlockDuring(() => times(rounds, () => timeSignIn(design)));
  const hashBlock = await longestBlockDuring(() => times(rounds, () => verify(stored, password)));
  const row = (figure: string, bar: Samples['bar'], name: string, yardstick: number[]): Samples => ({
    figure,
    unit: 'ms',
    bar,
    ours: samples.design,
    yardstick: { name, samples: yardstick },
  });
  const faster = { kind: 'ratio', limit: 1 } as const;
  return [
    row('sign-in: password and code', { kind: 'longer', limit: 15 }, 'Argon2id alone', samples.argon2),
    row('sign-in: password and code', faster, 'better-auth with its own hashing', samples.own),
    row('sign-in: password and code', faster, 'better-auth with our hashing', samples.ours),
    row(
      'sign-in: password and code',
      { kind: 'ratio', limit: 1.1 },
      'a school of ten accounts',
      samples.small,
    ),
    {
      figure: 'longest block of the event loop: sign-ins',
      unit: 'ms',
      bar: { kind: 'longest', limit: 50 },
      ours: [block],
      yardstick: { name: 'Argon2id alone', samples: [hashBlock] },
    },
  ];
};
