import { Secret, TOTP } from 'otpauth';
import type { Portal } from '../../../shared/access';
import type { Result } from '../../../shared/result';
import { demoPassword, demoSchoolName } from '../../../shared/demo';
import type { AccountId } from '../../../shared/ids';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import { createApplication } from '../application';
import type { Platform } from '../application-platform';
import { createPasswordHasher } from '../attempts/password-hasher';
import { DemoClock, momentOf } from './demo-clock';
import { demoDays, type DemoEvent, demoHistory } from './demo-history';
import { demoFounder, demoStaff } from './demo-staff';
import { valueOf, createDemoWindow, type DemoWindow, expectStage } from './demo-window';
import { noDesktop } from './no-desktop';
import { createReusingHasher } from './reusing-hasher';

const minute = 60_000;

/** What the founder gives to everybody on the first day. */
const givenPassword = 'whistle towel locker lane';

/** A person's second factor. */
interface Factor {
  readonly secretKey: string;
  readonly codes: string[];
}

/** Fills an empty data directory with the demo school, through the app's channels, with a clock that starts 30 days ago. */
export const fillSchool = async (platform: Omit<Platform, 'reopen' | 'desktop'>): Promise<void> => {
  const now = platform.clock.now();
  const clock = new DemoClock(momentOf(now, demoDays, 9, 0));
  const hasher = createReusingHasher(
    createPasswordHasher((cause) => platform.logger.error('A stored password hash is malformed', cause)),
  );
  const application = await createApplication({
    ...platform,
    clock,
    hasher,
    desktop: noDesktop,
    reopen: async () => undefined,
  });
  try {
    const school = new DemoSchool(now, clock, (portal) => createDemoWindow(application.dispatch, portal, 1));
    await school.setUp();
    for (const event of demoHistory(now)) await school.play(event);
  } finally {
    await application.close();
  }
};

/** The demo school while it is filled, with one window at a time. */
class DemoSchool {
  private readonly accounts = new Map<string, AccountId>();
  private readonly factors = new Map<string, Factor>();

  constructor(
    private readonly now: number,
    private readonly clock: DemoClock,
    private readonly open: (portal: Portal) => DemoWindow,
  ) {}

  /** The first run. */
  async setUp(): Promise<void> {
    const office = this.open('office');
    const { name, username } = this.person(demoFounder);
    valueOf(
      await office.signIn.setUp({ schoolName: demoSchoolName, name, username, password: demoPassword }),
    );
    await this.changeOptions(office, { contactLine: 'Ana Beltrán at the front desk, extension 12' });
    await this.leave(office, 1);
  }

  async play(event: DemoEvent): Promise<void> {
    this.clock.moveTo(event.at);
    switch (event.kind) {
      case 'visit':
        return this.leave(await this.enter(event.username, event.portal), 3);
      case 'recovery-code':
        return this.enterWithRecoveryCode(event.username);
      case 'wrong-code':
        return this.typeWrongCode(event.username);
      case 'wrong-password':
        return this.typeWrongPassword(event.username, event.portal, event.typed);
      case 'enrol':
        return this.enrol(event.username);
      case 'see-key':
        return this.seeKey(event.username);
      case 'require-at-staff':
        return this.manage((office) =>
          this.changeOptions(office, {
            requireTwoFactor: { office: false, staff: true },
            requiredFrom: { office: 0, staff: momentOf(this.now, -7, 0, 0) },
          }),
        );
      case 'add':
        await this.manage((office) => this.add(office, event));
        return event.comesAtOnce ? this.chooseDemoPassword(event.username) : undefined;
      case 'reset':
        this.factors.delete(event.username);
        return this.manageStaff(event.username, (office, target) => office.staff.resetTwoFactor(target));
      case 'leave':
        return this.manageStaff(event.username, (office, target) =>
          office.staff.setActive({ ...target, active: false }),
        );
    }
  }

  private async enter(username: string, portal: Portal): Promise<DemoWindow> {
    const window = this.open(portal);
    const { current } = await this.begin(window, username);
    if (current.stage === 'code') {
      const { secretKey } = this.factorOf(username);
      valueOf(await window.signIn.answerCode({ code: this.codeOf(secretKey) }));
    }
    if (current.stage === 'enrolment') valueOf(await window.signIn.skipEnrolment());
    await expectStage(window, 'signed-in');
    return window;
  }

  private async enterWithRecoveryCode(username: string): Promise<void> {
    const window = this.open('staff');
    await this.begin(window, username);
    const recoveryCode = this.factorOf(username).codes.pop() ?? '';
    valueOf(await window.signIn.answerRecoveryCode({ recoveryCode }));
    await this.leave(window, 2);
  }

  private async typeWrongCode(username: string): Promise<void> {
    const window = this.open('staff');
    await this.begin(window, username);
    // The code of another person's app.
    await window.signIn.answerCode({ code: this.codeOf(this.factorOf('jonas').secretKey) });
    valueOf(await window.signIn.answerCode({ code: this.codeOf(this.factorOf(username).secretKey) }));
    await this.leave(window, 1);
  }

  private async typeWrongPassword(username: string, portal: Portal, password: string): Promise<void> {
    await this.open(portal).signIn.begin({ username, password });
  }

  private async enrol(username: string): Promise<void> {
    const window = this.open('staff');
    await this.begin(window, username);
    const { secretKey } = await expectStage(window, 'enrolment');
    valueOf(await window.signIn.confirmEnrolment({ code: this.codeOf(secretKey) }));
    const { codes } = await expectStage(window, 'recovery-codes');
    this.factors.set(username, { secretKey, codes: [...codes] });
    valueOf(await window.ownAccount.confirmRecoveryCodesSaved());
    await this.leave(window, 4);
  }

  private async seeKey(username: string): Promise<void> {
    const window = this.open('staff');
    await this.begin(window, username);
    await expectStage(window, 'enrolment');
  }

  private async manage(act: (office: DemoWindow) => Promise<void>): Promise<void> {
    const office = await this.enter(demoFounder, 'office');
    await act(office);
    await this.leave(office, 0);
  }

  private manageStaff(
    username: string,
    act: (
      office: DemoWindow,
      target: Pick<StaffProfile, 'accountId' | 'version'>,
    ) => ReturnType<DemoWindow['staff']['resetTwoFactor']>,
  ): Promise<void> {
    return this.manage(async (office) => {
      const accountId = this.accounts.get(username);
      if (accountId === undefined) throw new Error(`${username} is not at the demo school`);
      const { version } = valueOf(await office.staff.read({ accountId }));
      valueOf(await act(office, { accountId, version }));
    });
  }

  private async add(
    office: DemoWindow,
    { username, comesAtOnce }: Extract<DemoEvent, { kind: 'add' }>,
  ): Promise<void> {
    const person = { ...this.person(username), password: comesAtOnce ? givenPassword : demoPassword };
    const profile = await this.confirmed(office, () => office.staff.add(person));
    this.accounts.set(username, profile.accountId);
  }

  /** The first sign-in, in which everybody replaces the password that the founder gave them. */
  private async chooseDemoPassword(username: string): Promise<void> {
    const window = this.open('staff');
    valueOf(await window.signIn.begin({ username, password: givenPassword }));
    valueOf(await window.signIn.choosePassword({ newPassword: demoPassword }));
    await this.leave(window, 0);
  }

  private async changeOptions(office: DemoWindow, change: object): Promise<void> {
    const { version, options } = valueOf(await office.options.read());
    await this.confirmed(office, () => office.options.save({ version, options: { ...options, ...change } }));
  }

  /** Makes a call, and shows the founder's factor where the call takes one of its own. */
  private async confirmed<T>(office: DemoWindow, call: () => Promise<Result<T>>): Promise<T> {
    const asked = await call();
    if (asked.ok || asked.error.code !== 'step-up-needed') return valueOf(asked);
    const { factor } = valueOf(await office.session.stepUpFactor());
    valueOf(
      await office.session.stepUp(
        factor === 'code'
          ? { factor, code: this.codeOf(this.factorOf(demoFounder).secretKey) }
          : { factor, password: demoPassword },
      ),
    );
    return valueOf(await call());
  }

  private async begin(window: DemoWindow, username: string) {
    return valueOf(await window.signIn.begin({ username, password: demoPassword }));
  }

  private async leave(window: DemoWindow, minutes: number): Promise<void> {
    this.clock.moveTo(this.clock.now() + minutes * minute);
    valueOf(await window.session.signOut());
  }

  private codeOf(secretKey: string): string {
    return new TOTP({ secret: Secret.fromBase32(secretKey) }).generate({ timestamp: this.clock.now() });
  }

  private factorOf(username: string): Factor {
    const factor = this.factors.get(username);
    if (factor === undefined) throw new Error(`${username} has no app at the demo school`);
    return factor;
  }

  private person(username: string) {
    const found = demoStaff.find((person) => person.username === username);
    if (found === undefined) throw new Error(`${username} is not at the demo school`);
    return found;
  }
}
