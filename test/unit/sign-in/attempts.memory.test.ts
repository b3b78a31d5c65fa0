import { expect, test } from 'vitest';
import type { Account } from '../../../main/school/accounts/accounts';
import { Attempts, type Trier } from '../../../main/school/attempts/attempts';
import { mostStrangers } from '../../../main/school/attempts/subject-memory';
import type { Throttle } from '../../../main/school/attempts/throttle';
import type { AuditLog } from '../../../main/school/audit/audit-log';
import type { SecretBox } from '../../../main/school/keys/secret-box';
import { systemRandom } from '../../../main/school/platform/random';
import type { StoreTransaction, Store } from '../../../main/school/store/schema';
import type { AccountId } from '../../../shared/ids';
import { FakeClock } from '../../support/fake-clock';

const queries = {} as StoreTransaction;
const store = {
  transaction: () => ({ execute: (work: (trx: StoreTransaction) => unknown) => work(queries) }),
} as unknown as Store;

/** Attempts with a throttle that counts nothing, and their audit events. */
const attemptsAt = (gate: 'open' | 'locked') => {
  const repetitions: boolean[] = [];
  const throttle = {
    gate: async () => ({ kind: gate, retryAt: null }),
    recordFailure: async () => ({ failures: 1, gate: { kind: 'open' } }),
  } as unknown as Throttle;
  const audit = {
    record: async (_queries: StoreTransaction, { details }: { details?: object }) =>
      repetitions.push(details !== undefined && 'repeated' in details),
  } as unknown as AuditLog;
  const attempts = new Attempts({
    store,
    throttle,
    audit,
    box: {} as SecretBox,
    random: systemRandom,
    clock: new FakeClock(),
  });
  return { attempts, repetitions };
};

const stranger = (name: number): Trier => ({ subject: `stranger ${name}`, account: null, portal: 'office' });
const frank: Trier = {
  subject: 'frank',
  account: { id: 'frank' as AccountId, name: 'Frank' } as Account,
  portal: 'office',
};

test('memory holds a bounded number of wrong passwords of unknown usernames, and all of accounts', async () => {
  const { attempts, repetitions } = attemptsAt('open');
  const isKnown = async (trier: Trier): Promise<boolean> => {
    await attempts.failPassword(queries, trier, 'sign-in.password', 'wrong-credentials', 'wrong');
    return repetitions.at(-1) === true;
  };
  attempts.rememberWrong(frank, 'wrong');
  for (let name = 0; name <= mostStrangers; name += 1) attempts.rememberWrong(stranger(name), 'wrong');
  expect(await isKnown(frank)).toBe(true);
  expect(await isKnown(stranger(0))).toBe(false);
  expect(await isKnown(stranger(1))).toBe(true);
  expect(await isKnown(stranger(mostStrangers))).toBe(true);
  expect(attempts.remembered).toBe(mostStrangers + 1);
});

test('memory holds a bounded number of refusals of unknown usernames, and all of accounts', async () => {
  const { attempts, repetitions } = attemptsAt('locked');
  const tryThirty = async (trier: Trier): Promise<number> => {
    const before = repetitions.length;
    for (let tries = 0; tries < 30; tries += 1) await attempts.refuseIfClosed(trier);
    return repetitions.length - before;
  };
  expect([await tryThirty(frank), await tryThirty(stranger(0))]).toEqual([30, 30]);
  for (let name = 1; name <= mostStrangers; name += 1) await attempts.refuseIfClosed(stranger(name));
  expect(attempts.remembered).toBe(mostStrangers + 1);
  expect(await tryThirty(frank)).toBe(0);
  // A forgotten username is logged again, which can only add events.
  expect(await tryThirty(stranger(0))).toBe(30);
});
