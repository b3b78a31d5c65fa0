import { beforeEach, describe, expect, test } from 'vitest';
import { codeFor } from '../../support/school';
import { withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';

const context = withPreparedSchool({ twoFactor: false });
const now = (): number => context.open.desk.clock.now();

/** Maria and Frank, both in the Office Portal, which needs only a password. */
let maria: TestWindow;
let frank: TestWindow;
beforeEach(async () => {
  maria = await context.open.signIn('maria');
  frank = await context.open.signIn('frank');
});

const supervise = async (supervisedEnrolment: boolean): Promise<void> => {
  const { version, options } = valueOf(await maria.options.read());
  const requireTwoFactor = { office: false, staff: true };
  valueOf(
    await maria.options.save({ version, options: { ...options, requireTwoFactor, supervisedEnrolment } }),
  );
};

const confirm = async () => {
  const { secretKey } = await stageOf(frank, 'new-authenticator');
  return frank.authenticators.confirm({ name: '', code: codeFor(secretKey, now()) });
};

describe('with supervised enrolment on, a session that a password alone opened', () => {
  test('draws no key, even after a manager gave a code', async () => {
    await supervise(true);
    expect(codeOf(await frank.authenticators.begin())).toBe('enrolment-supervised');
    valueOf(await maria.enrolment.giveCode({ accountId: context.school.members.frank.accountId }));
    expect(codeOf(await frank.authenticators.begin())).toBe('enrolment-supervised');
    expect(codeOf(await frank.authenticators.copySecretKey())).toBe('not-found');
    await stageOf(frank, 'signed-in');
    expect(context.raw.rows('select * from authenticators')).toEqual([]);
    expect(context.raw.audited()).not.toContain('two-factor.enrolment-begun');
  });

  test('confirms no key from before', async () => {
    await supervise(false);
    valueOf(await frank.authenticators.begin());
    const { secretKey } = await stageOf(frank, 'new-authenticator');
    await supervise(true);
    const code = codeFor(secretKey, now());
    expect(codeOf(await frank.authenticators.confirm({ name: '', code }))).toBe('enrolment-supervised');
    expect(context.raw.rows("select * from authenticators where state = 'confirmed'")).toEqual([]);
  });

  test('adds more apps without a manager after the first one', async () => {
    await supervise(false);
    valueOf(await frank.authenticators.begin());
    valueOf(await confirm());
    valueOf(await frank.ownAccount.confirmRecoveryCodesSaved());
    await supervise(true);
    valueOf(await frank.authenticators.begin());
    valueOf(await confirm());
    expect(valueOf(await frank.authenticators.list())).toHaveLength(2);
  });
});
