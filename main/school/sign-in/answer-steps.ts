import { refuse } from '../../../shared/result';
import type { PresentTime } from '../store/desk-time';
import { acceptClock } from './accept-clock';
import type { SignInCompletion } from './sign-in-completion';
import type { SignInDeps } from './sign-in-deps';
import type { Step } from './step';

/** The challenges that lack a factor, which a manager's vouch or pass can stand in for. */
export const factorKinds: Step['kinds'] = ['code', 'enrolment-code', 'enrolment'];

/** The steps that answer a challenge, each bound to what the person typed. */
export class AnswerSteps {
  constructor(
    private readonly deps: SignInDeps,
    private readonly completion: SignInCompletion,
  ) {}

  /** A code from the authentication app. */
  code(typed: string): Step {
    return {
      kinds: ['code'],
      judge: async (trx, { challenge, account, trier }) => {
        const of = { account, portal: challenge.portal };
        const now = this.deps.clock.now();
        const judged = await this.deps.twoFactor.consumeCode(trx, of, typed);
        if (judged.verdict !== 'accepted')
          return this.deps.attempts.failCode(trx, trier, 'sign-in.code', judged.verdict, now);
        return this.completion.complete(trx, challenge, account, 'code', { factor: judged.by });
      },
    };
  }

  /** A recovery code. `onClockCleared` gets the new present time if the code also cleared a clock that was behind. */
  recoveryCode(typed: string, onClockCleared: (present: PresentTime) => void): Step {
    return {
      kinds: ['code'],
      judge: async (trx, { challenge, account, trier }) => {
        if (!(await this.deps.twoFactor.consumeRecoveryCode(trx, account.id, typed)))
          return this.deps.attempts.fail(trx, trier, 'sign-in.recovery-code', 'wrong-recovery-code', {
            ofCode: true,
          });
        const completed = await this.completion.complete(trx, challenge, account, 'recovery-code');
        // After the sign-in's event, so that this session doesn't show the notice of its own act.
        if (account.role === 'manager' && this.deps.time.isBehind())
          onClockCleared(await acceptClock(this.deps, trx, account, challenge.portal));
        return completed;
      },
    };
  }

  /** A manager's enrolment code. A right one leads to the challenge that shows the key. */
  enrolmentCode(typed: string): Step {
    return {
      kinds: ['enrolment-code'],
      judge: async (trx, { challenge, account, trier }) => {
        // There is nothing to enrol any more: any text would be recorded as a used code.
        if (await this.deps.twoFactor.isEnrolled(trx, account.id)) return refuse('no-challenge');
        const verdict = await this.deps.supervised.consume(trx, account, typed);
        if (verdict !== 'accepted')
          return this.deps.attempts.fail(
            trx,
            trier,
            'two-factor.enrolment-code-used',
            verdict === 'wrong' ? 'wrong-enrolment-code' : verdict,
            { ofCode: true, counts: verdict === 'wrong' },
          );
        await this.deps.audit.record(trx, {
          action: 'two-factor.enrolment-code-used',
          actor: account,
          subject: account,
          portal: challenge.portal,
        });
        return this.completion.beginEnrolment(trx, challenge, account, true);
      },
    };
  }

  /** A one-time pass, in place of a code or of the enrolment. */
  oneTimePass(typed: string): Step {
    return {
      kinds: factorKinds,
      judge: async (trx, { challenge, account, trier }) => {
        const consumed = await this.deps.passes.consume(trx, account, typed);
        if (consumed !== true) {
          const clockBehind = consumed === 'clock-behind';
          const failure = clockBehind ? 'clock-behind' : 'wrong-one-time-pass';
          return this.deps.attempts.fail(trx, trier, 'sign-in.one-time-pass', failure, {
            ofCode: true,
            counts: !clockBehind,
          });
        }
        await this.deps.audit.record(trx, {
          action: 'sign-in.one-time-pass',
          actor: account,
          subject: account,
          portal: challenge.portal,
        });
        return this.completion.complete(trx, challenge, account, 'one-time-pass');
      },
    };
  }

  /** The first code of a new key. It confirms the authenticator and brings ten recovery codes. */
  firstCode(typed: string): Step {
    return {
      kinds: ['enrolment'],
      judge: async (trx, { challenge, account, trier }) => {
        // A manager turned supervision on since the key was shown. The window's next state says so.
        if (await this.deps.supervised.forbids(trx, challenge)) return refuse('no-challenge');
        const verdict = await this.deps.twoFactor.confirm(trx, account.id, challenge.key, typed);
        if (verdict !== 'accepted')
          return this.deps.attempts.failCode(trx, trier, 'sign-in.code', verdict, this.deps.clock.now());
        await this.deps.supervised.close(trx, account.id);
        const codes = await this.deps.twoFactor.replaceRecoveryCodes(trx, account.id);
        await this.deps.audit.record(trx, {
          action: 'two-factor.enrolled',
          actor: account,
          subject: account,
          portal: challenge.portal,
        });
        const [first] = await this.deps.twoFactor.held(trx, account.id);
        return this.completion.complete(trx, challenge, account, 'code', {
          factor: first?.id ?? 'code',
          shownCodes: codes,
        });
      },
    };
  }

  /** Skips the enrolment. The requirement is judged now, not when the page offered the skip. */
  skip(): Step {
    return {
      kinds: ['enrolment-code', 'enrolment'],
      judge: async (trx, { challenge, account }) => {
        const requirement = await this.deps.options.requirementOf(trx, account, challenge.portal);
        if (requirement.kind === 'required') return refuse('skip-refused');
        if (requirement.kind === 'skippable')
          await this.deps.audit.record(trx, {
            action: 'two-factor.skipped',
            actor: account,
            subject: account,
            portal: challenge.portal,
            details: { until: requirement.until },
          });
        return this.completion.complete(trx, challenge, account, 'password');
      },
    };
  }
}
