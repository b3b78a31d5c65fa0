import { expect, test, vi } from 'vitest';
import { bareDispatcher } from '../support/bare-dispatcher';

/** A disk that takes its time, or fails. */
const heldDisk = () => {
  let end = (): void => undefined;
  let fail = (_cause: Error): void => undefined;
  const taken = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { onDisk: () => taken, end: () => end(), fail: (cause: Error) => fail(cause) };
};

const isAnswered = async (answer: Promise<unknown>): Promise<boolean> => {
  const soon = new Promise((resolve) => setTimeout(resolve, 20, 'not yet'));
  return (await Promise.race([answer, soon])) !== 'not yet';
};

for (const [what, result] of [
  ['an answer', { ok: true, value: undefined }],
  // A wrong code that was not counted for good must not be told either.
  ['a refusal', { ok: false, error: { code: 'wrong-password' } }],
] as const)
  test(`${what} leaves when the disk has all that was committed`, async () => {
    const disk = heldDisk();
    const { send } = bareDispatcher(() => result, disk.onDisk);
    const answer = send('office', 'session.touch', undefined);
    expect(await isAnswered(answer)).toBe(false);
    disk.end();
    expect(await answer).toEqual(result);
  });

test('nothing leaves when the disk has not taken it', async () => {
  const disk = heldDisk();
  const { send, thrown } = bareDispatcher(() => ({ ok: true, value: undefined }), disk.onDisk);
  const answer = send('office', 'session.touch', undefined);
  const cause = new Error('EIO');
  disk.fail(cause);
  expect(await answer).toEqual({ ok: false, error: { code: 'internal-error', incidentId: 'incident-1' } });
  expect(thrown).toEqual([cause]);
});

/** A window's state at a stage of signing in. */
const stateAt = (current: unknown) => ({
  ok: true,
  value: {
    portal: 'office',
    demo: false,
    schoolName: 'Tumble Time',
    contactLine: '',
    codeRequired: true,
    codeRequiredFrom: null,
    keyUnprotected: false,
    clockBehind: false,
    current,
  },
});
const credentials = { username: 'frank', password: 'seven quiet harbours wake' };
const code = { stage: 'code', username: 'frank', expiresAt: 1, canCheckClocks: false };

test('the question for the code confirms nothing, and does not wait', async () => {
  const { send } = bareDispatcher(() => stateAt(code), heldDisk().onDisk);
  expect(await isAnswered(send('office', 'signIn.begin', credentials))).toBe(true);
});

for (const [what, channel, input, result] of [
  ['any other stage that a password leads to', 'signIn.begin', credentials, stateAt({ stage: 'first-run' })],
  ['a wrong password', 'signIn.begin', credentials, { ok: false, error: { code: 'wrong-credentials' } }],
  ['the same question by another channel', 'signIn.current', undefined, stateAt(code)],
] as const)
  test(`${what} waits`, async () => {
    const { send, thrown } = bareDispatcher(() => result, heldDisk().onDisk);
    expect(await isAnswered(send('office', channel, input))).toBe(false);
    expect(thrown).toEqual([]);
  });

test('whoever is the only one to wait says so to the disk', async () => {
  const asked: boolean[] = [];
  let end = (): void => undefined;
  const taken = new Promise<void>((resolve) => {
    end = resolve;
  });
  const { send } = bareDispatcher(
    () => ({ ok: true, value: undefined }),
    (alone) => {
      asked.push(alone);
      return taken;
    },
  );
  const first = send('office', 'session.touch', undefined);
  await vi.waitFor(() => expect(asked).toEqual([true]));
  const second = send('office', 'session.touch', undefined);
  await vi.waitFor(() => expect(asked).toEqual([true, false]));
  end();
  await Promise.all([first, second]);
  await send('office', 'session.touch', undefined);
  // A call that was refused or failed is answered as well.
  await send('office', 'no.such-channel', undefined);
  await send('office', 'session.touch', undefined);
  expect(asked).toEqual([true, false, true, true]);
});
