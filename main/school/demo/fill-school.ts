import { Secret, TOTP } from 'otpauth';
import type { Portal } from '../../../shared/access';
import { demoPassword, demoSchoolName } from '../../../shared/demo';
import type { AccountId } from '../../../shared/ids';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import { createApplication } from '../application';
import type { Platform } from '../application-platform';
import { createPasswordHasher } from '../attempts/password-hasher';
import { DemoClock, momentOf } from './demo-clock';
import { demoDays, type DemoEvent, demoHistory } from './demo-history';
import { demoFounder, demoStaff } from './demo-staff';
import { answered, createDemoWindow, type DemoWindow, standing } from './demo-window';
import { noDesktop } from './no-desktop';
import { createReusingHasher } from './reusing-hasher';

const minute = 60_000;

/** What somebody holds who has set up an app. */
interface Holding {
  readonly secretKey: string;
  readonly codes: string[];
}

/** Fills an empty data directory with the demo school, through the app's own channels and a clock that starts 30 days back. */
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
    await school.found();
    for (const event of demoHistory(now)) await school.happen(event);
  } finally {
    await application.close();
  }
};

/** The demo school while it is filled: one window at a time, and what people hold. */
class DemoSchool {
  private readonly accounts = new Map<string, AccountId>();
  private readonly holdings = new Map<string, Holding>();

  constructor(
    private readonly now: number,
    private readonly clock: DemoClock,
    private readonly open: (portal: Portal) => DemoWindow,
  ) {}

  /** The first run. */
  async found(): Promise<void> {
    const office = this.open('office');
    const { name, username } = this.person(demoFounder);
    answered(
      await office.signIn.setUp({ schoolName: demoSchoolName, name, username, password: demoPassword }),
    );
    await this.changeOptions(office, { contactLine: 'Ana Beltrán at the front desk, extension 12' });
    await this.leave(office, 1);
  }

  async happen(event: DemoEvent): Promise<void> {
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
        return this.manage((office) => this.add(office, event.username));
      case 'reset':
        this.holdings.delete(event.username);
        return this.manageStaff(event.username, (office, seen) => office.staff.resetTwoFactor(seen));
      case 'leave':
        return this.manageStaff(event.username, (office, seen) =>
          office.staff.setActive({ ...seen, active: false }),
        );
    }
  }

  private async enter(username: string, portal: Portal): Promise<DemoWindow> {
    const window = this.open(portal);
    const { current } = await this.begin(window, username);
    if (current.stage === 'code') {
      const { secretKey } = this.holding(username);
      answered(await window.signIn.answerCode({ code: this.codeOf(secretKey) }));
    }
    if (current.stage === 'enrolment') answered(await window.signIn.skipEnrolment());
    await standing(window, 'signed-in');
    return window;
  }

  private async enterWithRecoveryCode(username: string): Promise<void> {
    const window = this.open('staff');
    await this.begin(window, username);
    const recoveryCode = this.holding(username).codes.pop() ?? '';
    answered(await window.signIn.answerRecoveryCode({ recoveryCode }));
    await this.leave(window, 2);
  }

  private async typeWrongCode(username: string): Promise<void> {
    const window = this.open('staff');
    await this.begin(window, username);
    // The code of another app, as it happens.
    await window.signIn.answerCode({ code: this.codeOf(this.holding('jonas').secretKey) });
    answered(await window.signIn.answerCode({ code: this.codeOf(this.holding(username).secretKey) }));
    await this.leave(window, 1);
  }

  private async typeWrongPassword(username: string, portal: Portal, password: string): Promise<void> {
    await this.open(portal).signIn.begin({ username, password });
  }

  private async enrol(username: string): Promise<void> {
    const window = this.open('staff');
    await this.begin(window, username);
    const { secretKey } = await standing(window, 'enrolment');
    answered(await window.signIn.confirmEnrolment({ code: this.codeOf(secretKey) }));
    const { codes } = await standing(window, 'recovery-codes');
    this.holdings.set(username, { secretKey, codes: [...codes] });
    answered(await window.ownAccount.confirmRecoveryCodesSaved());
    await this.leave(window, 4);
  }

  private async seeKey(username: string): Promise<void> {
    const window = this.open('staff');
    await this.begin(window, username);
    await standing(window, 'enrolment');
    answered(await window.signIn.cancel());
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
      seen: Pick<StaffProfile, 'accountId' | 'version'>,
    ) => ReturnType<DemoWindow['staff']['resetTwoFactor']>,
  ): Promise<void> {
    return this.manage(async (office) => {
      const accountId = this.accounts.get(username);
      if (accountId === undefined) throw new Error(`${username} is not at the demo school`);
      const { version } = answered(await office.staff.read({ accountId }));
      answered(await act(office, { accountId, version }));
    });
  }

  private async add(office: DemoWindow, username: string): Promise<void> {
    const profile = answered(await office.staff.add({ ...this.person(username), password: demoPassword }));
    this.accounts.set(username, profile.accountId);
  }

  private async changeOptions(office: DemoWindow, change: object): Promise<void> {
    const { version, options } = answered(await office.options.read());
    answered(await office.options.save({ version, options: { ...options, ...change } }));
  }

  private async begin(window: DemoWindow, username: string) {
    return answered(await window.signIn.begin({ username, password: demoPassword }));
  }

  private async leave(window: DemoWindow, minutes: number): Promise<void> {
    this.clock.moveTo(this.clock.now() + minutes * minute);
    answered(await window.session.signOut());
  }

  private codeOf(secretKey: string): string {
    return new TOTP({ secret: Secret.fromBase32(secretKey) }).generate({ timestamp: this.clock.now() });
  }

  private holding(username: string): Holding {
    const held = this.holdings.get(username);
    if (held === undefined) throw new Error(`${username} has no app at the demo school`);
    return held;
  }

  private person(username: string) {
    const found = demoStaff.find((person) => person.username === username);
    if (found === undefined) throw new Error(`${username} is not at the demo school`);
    return found;
  }
}
