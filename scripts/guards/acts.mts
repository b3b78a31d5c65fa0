import type { Guard } from './guard.mts';

const late = 'test/adversary/desk/late-acts.test.ts';
const now = 'test/adversary/desk/factor-now.test.ts';
const actor = 'main/school/sessions/actor.ts';
const calls = 'main/school/sessions/asked-calls.ts';
const dispatcher = 'main/school/calls/dispatcher.ts';

/** Guards of the actor of an act: judged again in its transaction, and asked for a factor of the act's own. */
export const actGuards: readonly Guard[] = [
  {
    name: 'an act that was admitted does not land after a deactivation',
    file: actor,
    find: "if (session.ended || !found?.counts) throw new ActRefused('no-session');",
    put: "if (!found) throw new ActRefused('no-session');",
    test: late,
    only: 'set inactive|made front desk|eight managers',
  },
  {
    name: 'an act that was admitted does not land after a lock',
    file: actor,
    find: "if (caller === 'session' && session.locked)",
    put: 'if (false as boolean)',
    test: late,
    only: 'locked at his window',
  },
  {
    name: 'an act that was admitted does not land without its permission',
    file: actor,
    find: 'if (permission && !roleHolds(found.account.role, permission))',
    put: 'if (false as boolean)',
    test: late,
    only: 'lost its permission',
  },
  {
    name: 'the most powerful acts take a factor of their own',
    file: 'main/school/sessions/factor-service.ts',
    find: "stepUp === 'now' ? this.deps.askedCalls.take(session, call) : age <= policy.stepUpCountsFor;",
    put: 'age <= policy.stepUpCountsFor;',
    test: now,
    only: 'thirty seconds',
  },
  {
    name: 'a factor opens one call, once',
    file: calls,
    find: 'session.opened = null;',
    put: '',
    test: now,
    only: 'opens that call once',
  },
  {
    name: 'a factor opens the call that was asked, and no other',
    file: calls,
    find: 'opened?.mac === mac && ',
    put: 'opened && ',
    test: now,
    only: 'and no other',
  },
  {
    name: 'a factor does not wait for its call',
    file: calls,
    find: ' && this.clock.monotonic() - opened.at <= policy.factorOpensCallFor',
    put: '',
    test: now,
    only: 'for a minute',
  },
  {
    name: 'a lock closes a call that a factor has opened',
    file: 'main/school/sessions/session-service.ts',
    find: '    session.asked = null;\n    session.opened = null;\n',
    put: '',
    test: now,
    only: 'after a lock',
  },
  {
    name: 'a call that makes a manager takes a factor of its own',
    file: dispatcher,
    find: "entry.needsNow?.(call.input as never) ? 'now' : entry.stepUp",
    put: 'entry.stepUp',
    test: now,
    only: 'leaves somebody a manager',
  },
  {
    name: 'nobody shows a factor for a form with a mistake',
    file: dispatcher,
    find: "if (!parsed.success) return refuse({ code: 'input-refused', fields: fieldFailures(parsed.error) });",
    put: "if (!parsed.success) return refuse('step-up-needed');",
    test: now,
    only: 'a mistake',
  },
  {
    name: 'in a shift a password is no factor',
    file: 'main/school/sessions/factor-service.ts',
    find: "if (isShift(session)) return 'code';",
    put: '',
    test: now,
    only: 'in a shift',
  },
  {
    name: 'a password alone, or a shift, changes no password where a code is required',
    file: 'main/school/sessions/factor-service.ts',
    find: "return stepUp === 'code' && needed === 'password';",
    put: "return stepUp === 'code';",
    test: now,
    only: 'changes no password',
  },
];
