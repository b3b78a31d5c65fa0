import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AccountId, SessionId } from '../../shared/ids';
import type { DeskStage } from '../../shared/ipc/sign-in-contract';
import type { Result } from '../../shared/result';

/** What main answers, one call after the other, and what it was asked. */
let answers: (Result<unknown> | (() => Result<unknown>))[] = [];
let asked: string[] = [];
const answer = async (channel: string): Promise<Result<unknown>> => {
  asked.push(channel);
  const next = answers.shift() ?? { ok: true, value: null };
  return typeof next === 'function' ? next() : next;
};
const bridge = {
  staff: { list: () => answer('staff.list') },
  keys: { issueSheet: () => answer('keys.issueSheet') },
  onChanged: () => undefined,
};

const load = async () => ({
  ...(await import('../../renderer/client/desk-client')),
  ...(await import('../../renderer/client/waiting-sessions')),
});
let client: Awaited<ReturnType<typeof load>>;
let stagesRead = 0;
beforeAll(async () => {
  Object.assign(globalThis, { window: { desk: bridge } });
  client = await load();
  client.onStageRefused(() => {
    stagesRead += 1;
  });
});
afterAll(() => {
  client.askForStepUpWith(null);
  Reflect.deleteProperty(globalThis, 'window');
});

const signedIn = (name: string) => ({ stage: 'signed-in', accountId: name as AccountId }) as DeskStage;
const locked = (name: string) => ({ stage: 'locked', accountId: name as AccountId }) as DeskStage;
const signedOut = (waiting: { sessionId: SessionId; accountId: AccountId; name: string }[] = []) =>
  ({ stage: 'signed-out', because: null, username: '', waiting }) as DeskStage;
const stepUpNeeded: Result<never> = { ok: false, error: { code: 'step-up-needed' } };
const noSession = { ok: false, error: { code: 'no-session' } };

/** Confirms the step-up after what happens meanwhile. */
const confirmAfter = (...stages: DeskStage[]): void =>
  client.askForStepUpWith(async () => {
    for (const stage of stages) client.followSession(stage);
    return true;
  });

beforeEach(() => {
  client.followSession(signedOut());
  client.followSession(signedIn('maria'));
  answers = [stepUpNeeded, { ok: true, value: 'done' }];
  asked = [];
  stagesRead = 0;
});

describe('after a step-up a call is made again', () => {
  test('in the same session at the same stage', async () => {
    // Main says that something changed: the state is read, and is the same.
    confirmAfter(signedIn('maria'));
    expect(await client.desk.keys.issueSheet()).toEqual({ ok: true, value: 'done' });
    expect(asked).toEqual(['keys.issueSheet', 'keys.issueSheet']);
  });

  test.each([
    ['of somebody else', [signedOut(), signedIn('frank')]],
    ['of the same person anew', [signedOut(), signedIn('maria')]],
    ['of nobody', [signedOut()]],
    ['of somebody else, right after', [signedIn('frank')]],
  ] as const)('not in a session %s', async (_name, stages) => {
    confirmAfter(...stages);
    expect(await client.desk.keys.issueSheet()).toEqual(noSession);
    expect(asked).toEqual(['keys.issueSheet']);
  });

  test.each([
    ['that is locked', [locked('maria')]],
    ['that was locked meanwhile', [locked('maria'), signedIn('maria')]],
  ] as const)('not in a session %s; the act was called off', async (_name, stages) => {
    confirmAfter(...stages);
    expect(await client.desk.keys.issueSheet()).toEqual(stepUpNeeded);
    expect(asked).toEqual(['keys.issueSheet']);
  });

  test('and its answer counts in its own session alone', async () => {
    confirmAfter();
    answers = [
      stepUpNeeded,
      () => {
        client.followSession(signedOut());
        return { ok: true, value: 'a secret of Maria’s' };
      },
    ];
    expect(await client.desk.keys.issueSheet()).toEqual(noSession);
  });

  test('and reads the stage again where main refuses it for that', async () => {
    confirmAfter();
    answers = [stepUpNeeded, { ok: false, error: { code: 'session-locked' } }];
    expect(await client.desk.keys.issueSheet()).toEqual({ ok: false, error: { code: 'session-locked' } });
    expect(stagesRead).toBe(1);
  });

  test('not when it was called off', async () => {
    client.askForStepUpWith(async () => false);
    expect(await client.desk.keys.issueSheet()).toEqual(stepUpNeeded);
    expect(asked).toEqual(['keys.issueSheet']);
  });
});
