import { policy } from '../../../shared/policy';
import type { Person } from '../../e2e/support/arranged-school';
import { codeFor, wrongCodeFor, staffIn } from '../../support/school';
import { stageOf, type TestWindow, valueOf, codeOf } from '../../support/test-desk';
import type { WindowClient } from './client-over';
import { type Effect, type Facts, happened, personOf, signedIn } from './facts';
import { editOf, newStaff } from '../../support/staff-calls';

/** The running desk that the driver uses; a new one after every kill. */
export interface Driven {
  readonly office: WindowClient;
  readonly staff: WindowClient;
  /** Lets time pass for the desk, while somebody uses its windows; null if it uses the computer's own clock. */
  readonly pass: ((milliseconds: number) => Promise<void>) | null;
}

/** A random whole number below `bound`. */
export const below = (bound: number): number => Math.floor(Math.random() * bound);

const anyOf = <T>(list: readonly T[]): T => list[below(list.length)] as T;
const strongFor = 4 * 60_000;

/** Performs random acts of people at a desk, and records the confirmed ones. Staff sign in with a code. */
export class Driver {
  /** The effect of the call that has no answer yet. */
  pending: Effect | null = null;
  /** When each person's pending key was drawn. */
  private readonly drawnAt = new Map<string, number>();
  confirmed = 0;
  readonly done = new Map<string, number>();
  private strongUntil = 0;
  private added = 0;
  private readonly keys = new Map<string, string>();
  private readonly codes = new Map<string, string[]>();

  /** `ahead` is the milliseconds by which the desk's clocks are ahead of ours. */
  constructor(
    readonly facts: Facts,
    private readonly people: readonly Person[],
    private readonly manager: Person,
    public ahead = 0,
  ) {
    for (const { username, secretKey, recoveryCodes } of people) {
      this.keys.set(username, secretKey);
      this.codes.set(username, [...recoveryCodes]);
    }
  }

  /** Performs one random operation. Rejects with DeskKilled if the desk is killed meanwhile. */
  async operate(desk: Driven): Promise<void> {
    const chosen = below(20);
    if (chosen < 12) await this.atStaffPortal(desk);
    else await this.manage(desk, chosen);
  }

  /** Continues with a new process of the desk. Nobody is signed in, and unseen codes are unknown. */
  restarted(found: Facts): void {
    Object.assign(this.facts, structuredClone(found));
    for (const [username, { enrolled, unusedCodes }] of Object.entries(found.people)) {
      const known = this.codes.get(username) ?? [];
      // An unanswered enrolment has unknown codes. After an unanswered recovery, nobody knows which code is used.
      if (!enrolled || known.length !== unusedCodes) this.codes.set(username, []);
    }
    this.pending = null;
    this.strongUntil = 0;
  }

  private async atStaffPortal(desk: Driven): Promise<void> {
    const person = anyOf(this.people);
    const { username, password } = person;
    const window = desk.staff;
    await window.session.signOut();
    const known = personOf(this.facts, username);
    const isReused =
      known.pending && this.now() - (this.drawnAt.get(username) ?? 0) < policy.pendingKey.reusedFor;
    if (!isReused) this.drawnAt.set(username, this.now());
    const begun = await this.confirm(window.signIn.begin({ username, password }), (facts) => {
      happened(facts, 'sign-in.password');
      if (known.enrolled || isReused) return;
      personOf(facts, username).pending = true;
      happened(facts, 'two-factor.enrolment-begun');
    });
    const { current } = valueOf(begun);
    if (current.stage === 'enrolment') await this.enrol(desk, username, current.secretKey);
    else await this.answer(desk, username);
    await window.session.signOut();
  }

  private async enrol(desk: Driven, username: string, secretKey: string): Promise<void> {
    this.keys.set(username, secretKey);
    // An earlier authenticator has the same number of codes, but the new codes are unknown until main shows them.
    this.codes.set(username, []);
    const at = this.now();
    const code = codeFor(secretKey, at);
    const lastStep = Math.floor(at / 30_000);
    const effect: Effect = (facts) => {
      happened(facts, 'two-factor.enrolled');
      signedIn(username, { enrolled: true, pending: false, lastStep, unusedCodes: 10 })(facts);
    };
    valueOf(await this.confirm(desk.staff.signIn.confirmEnrolment({ code }), effect));
    const { codes } = await stageOf(desk.staff as TestWindow, 'recovery-codes');
    this.codes.set(username, codes);
    this.count('enrolments');
  }

  private async answer(desk: Driven, username: string): Promise<void> {
    const known = personOf(this.facts, username);
    const codes = this.codes.get(username) ?? [];
    const secretKey = this.keys.get(username) ?? '';
    const how = below(8);
    if (how === 0 && codes.length > 2) {
      const recoveryCode = codes.pop() ?? '';
      const effect = signedIn(username, { unusedCodes: known.unusedCodes - 1 });
      valueOf(await this.confirm(desk.staff.signIn.answerRecoveryCode({ recoveryCode }), effect));
      this.count('recoveries');
    } else if (how === 1 && known.failures < 3) {
      const code = wrongCodeFor(secretKey, this.now());
      const refused = await this.confirm(desk.staff.signIn.answerCode({ code }), (facts) => {
        happened(facts, '!sign-in.code');
        personOf(facts, username).failures += 1;
      });
      if (codeOf(refused) !== 'wrong-code')
        throw new Error(`A wrong code was answered with ${codeOf(refused)}`);
      this.count('wrong codes');
    } else {
      // A code counts once, so the driver waits for the next one, uses the one ahead, or stops after the password.
      let ahead = Math.max(0, known.lastStep - this.step() + 1);
      if (desk.pass && ahead > 0) {
        await this.pass(desk.pass, 30_000 * ahead);
        ahead = 0;
      }
      if (ahead > 1) {
        await desk.staff.signIn.cancel();
        return;
      }
      const at = this.now() + 30_000 * ahead;
      const code = codeFor(secretKey, at);
      const effect = signedIn(username, { lastStep: Math.floor(at / 30_000) });
      valueOf(await this.confirm(desk.staff.signIn.answerCode({ code }), effect));
      this.count('sign-ins');
    }
  }

  private async manage(desk: Driven, chosen: number): Promise<void> {
    await this.beManager(desk);
    const { office } = desk;
    if (chosen < 15) {
      const stored = valueOf(await office.options.read());
      const contactLine = `Line ${stored.version}`;
      const change = { ...stored, options: { ...stored.options, contactLine } };
      // Refused until a factor is shown for it.
      if (codeOf(await office.options.save(change)) !== 'step-up-needed')
        throw new Error('The settings were saved without a factor of their own');
      await this.stepUp(desk);
      await this.sure(office.options.save(change), 'settings', (facts) => {
        Object.assign(facts, { contactLine, optionsVersion: stored.version + 1 });
        happened(facts, 'options.changed');
      });
      return;
    }
    if (chosen === 15) {
      this.added += 1;
      const username = `new${Date.now().toString(36)}${this.added}`;
      const typed = newStaff({ name: username, username, role: 'front-desk' });
      await this.sure(office.staff.add(typed), 'staff added', (facts) => {
        facts.people[username] = { name: username, ...newcomer };
        happened(facts, 'staff.added');
      });
      return;
    }
    const { username } = anyOf(this.people);
    const row = (await staffIn(office)).find(({ managed }) => managed?.username === username);
    const profile = valueOf(await office.staff.read({ accountId: row!.accountId }));
    const { accountId, version } = profile;
    if (chosen < 18 && profile.twoFactor !== 'not-set-up')
      await this.sure(office.staff.resetTwoFactor({ accountId, version }), 'resets', (facts) => {
        Object.assign(personOf(facts, username), {
          enrolled: false,
          pending: false,
          lastStep: -1,
          unusedCodes: 0,
        });
        happened(facts, 'two-factor.reset');
      });
    else {
      const change = editOf(profile, { name: `Name ${version}` });
      const { name } = change;
      if (profile.role === 'manager') {
        // Refused until a factor is shown for it.
        if (codeOf(await office.staff.edit(change)) !== 'step-up-needed')
          throw new Error('A manager was edited without a factor of its own');
        await this.stepUp(desk);
      }
      await this.sure(office.staff.edit(change), 'staff edited', (facts) => {
        personOf(facts, username).name = name;
        happened(facts, 'staff.edited');
      });
    }
  }

  /** Signs the manager in at the Office Portal, or steps up if their factor is no longer fresh. */
  private async beManager(desk: Driven): Promise<void> {
    const { username, password } = this.manager;
    const { current } = valueOf(await desk.office.signIn.current());
    if (current.stage !== 'signed-in') {
      await desk.office.session.signOut();
      await this.sure(desk.office.signIn.begin({ username, password }), 'sign-ins', signedIn(username, {}));
      this.strongUntil = this.ahead + strongFor;
    } else if (this.ahead > this.strongUntil) await this.stepUp(desk);
  }

  private async stepUp(desk: Driven): Promise<void> {
    const { password } = this.manager;
    await this.sure(desk.office.session.stepUp({ factor: 'password', password }), 'step-ups', (facts) =>
      happened(facts, 'session.step-up'),
    );
    this.strongUntil = this.ahead + strongFor;
  }

  private async sure<T>(
    call: Promise<Parameters<typeof valueOf<T>>[0]>,
    kind: string,
    effect: Effect,
  ): Promise<void> {
    valueOf(await this.confirm(call, effect));
    this.count(kind);
  }

  /** Waits for a call. Its effect counts as confirmed once its Result arrives. */
  private async confirm<T>(call: Promise<T>, effect: Effect): Promise<T> {
    this.pending = effect;
    const result = await call;
    effect(this.facts);
    this.pending = null;
    return result;
  }

  private async pass(pass: NonNullable<Driven['pass']>, milliseconds: number): Promise<void> {
    this.ahead += milliseconds;
    await pass(milliseconds);
  }

  private count(kind: string): void {
    this.confirmed += 1;
    this.done.set(kind, (this.done.get(kind) ?? 0) + 1);
  }

  private now(): number {
    return Date.now() + this.ahead;
  }

  private step(): number {
    return Math.floor(this.now() / 30_000);
  }
}

const newcomer = { enrolled: false, pending: false, lastStep: -1, unusedCodes: 0, failures: 0 };
