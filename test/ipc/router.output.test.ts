import { describe, expect, test } from 'vitest';
import { bareDispatcher } from '../support/bare-dispatcher';
import { channels, validInput } from '../support/channels';
import { foundSchool } from '../support/school';
import { valueOf } from '../support/test-desk';

const secret = 'JBSWY3DPEHPK3PXP';
const incident = { ok: false, error: { code: 'internal-error', incidentId: 'incident-1' } };

describe.each(channels.map(({ name }) => [name]))('the answer of %s', (name) => {
  const from = async (handle: () => unknown) => {
    const bare = bareDispatcher(handle);
    return { result: await bare.send('office', name, validInput[name]), thrown: bare.thrown };
  };

  test('is checked against its contract: anything else is an incident', async () => {
    for (const value of [
      null,
      0,
      secret,
      [secret],
      { secretKey: secret },
      { stage: 'signed-in', secretKey: secret },
      new Date(),
    ]) {
      const { result, thrown } = await from(() => ({ ok: true, value }));
      expect(result).toEqual(incident);
      expect(thrown).toHaveLength(1);
    }
  });

  test('holds only the incident’s number when the handler throws', async () => {
    for (const cause of [new Error(secret), secret, { secret }, undefined, null, 0, Symbol(secret)]) {
      const { result, thrown } = await from(() => {
        throw cause;
      });
      expect(result).toEqual(incident);
      expect(thrown).toEqual([cause]);
    }
  });

  test('holds only the incident’s number when the handler answers nothing', async () => {
    const { result } = await from(() => undefined);
    expect(result).toEqual(incident);
  });
});

test('a state with an extra key is not sent', async () => {
  const { desk, office } = await foundSchool();
  const state = valueOf(await office.signIn.current());
  const good = bareDispatcher(() => ({ ok: true, value: state }));
  expect(await good.send('office', 'signIn.current', undefined)).toEqual({ ok: true, value: state });
  for (const value of [
    { ...state, secretKey: secret },
    { ...state, current: { ...state.current, passwordHash: secret } },
  ])
    expect(
      await bareDispatcher(() => ({ ok: true, value })).send('office', 'signIn.current', undefined),
    ).toEqual(incident);
  await desk.remove();
});
