import type { Page } from '@playwright/test';
import type { Portal } from '../../../shared/access';
import type { Person } from '../support/arranged-school';
import type { Desk } from '../support/desk';
import { AuditPage } from './audit-page';
import { AuthenticatorsCard } from './authenticators-card';
import { CodePage } from './code-page';
import { EnrolmentCodePage } from './enrolment-code-page';
import { EnrolmentPage } from './enrolment-page';
import { FirstPasswordPage } from './first-password-page';
import { FirstRunPage } from './first-run-page';
import { HomePage } from './home-page';
import { NoPhoneDialog } from './no-phone-dialog';
import { OneTimePassPage } from './one-time-pass-page';
import { NewAuthenticatorPage } from './new-authenticator-page';
import { OverviewPage } from './overview-page';
import { OwnSecurityPage } from './own-security-page';
import { PersonAuthenticators } from './person-authenticators';
import { RecoveryCodesPage } from './recovery-codes-page';
import { SignInPage } from './sign-in-page';
import { StaffOptionsPage } from './staff-options-page';
import { StaffPage } from './staff-page';
import { StaffProfilePage } from './staff-profile-page';
import { StepUpDialog } from './step-up-dialog';
import { TokensPanel } from './tokens-panel';
import { TopBar } from './top-bar';
import { UnlockPage } from './unlock-page';

/** One portal's window and its screens. Controls are found by role and accessible name alone (product.md's contract). */
export class PortalWindow {
  readonly firstRun: FirstRunPage;
  readonly signIn: SignInPage;
  readonly enrolment: EnrolmentPage;
  readonly enrolmentCode: EnrolmentCodePage;
  readonly recoveryCodes: RecoveryCodesPage;
  readonly firstPassword: FirstPasswordPage;
  readonly code: CodePage;
  readonly noPhone: NoPhoneDialog;
  readonly passes: OneTimePassPage;
  readonly unlock: UnlockPage;
  readonly topBar: TopBar;
  readonly home: HomePage;
  readonly overview: OverviewPage;
  readonly security: OwnSecurityPage;
  readonly authenticators: AuthenticatorsCard;
  readonly newAuthenticator: NewAuthenticatorPage;
  readonly tokens: TokensPanel;
  readonly theirs: PersonAuthenticators;
  readonly staff: StaffPage;
  readonly profile: StaffProfilePage;
  readonly options: StaffOptionsPage;
  readonly audit: AuditPage;
  readonly stepUp: StepUpDialog;
  /** Who entered last. */
  private present: Person | null = null;

  constructor(
    readonly page: Page,
    readonly portal: Portal,
    private readonly desk: Desk,
  ) {
    this.firstRun = new FirstRunPage(page);
    this.signIn = new SignInPage(page, portal);
    this.enrolment = new EnrolmentPage(page);
    this.enrolmentCode = new EnrolmentCodePage(page);
    this.recoveryCodes = new RecoveryCodesPage(page);
    this.firstPassword = new FirstPasswordPage(page);
    this.code = new CodePage(page);
    this.noPhone = new NoPhoneDialog(page);
    this.passes = new OneTimePassPage(page);
    this.unlock = new UnlockPage(page);
    this.topBar = new TopBar(page);
    this.home = new HomePage(page);
    this.overview = new OverviewPage(page);
    this.security = new OwnSecurityPage(page);
    this.authenticators = new AuthenticatorsCard(page);
    this.newAuthenticator = new NewAuthenticatorPage(page);
    this.tokens = new TokensPanel(page);
    this.theirs = new PersonAuthenticators(page);
    this.staff = new StaffPage(page);
    this.profile = new StaffProfilePage(page);
    this.options = new StaffOptionsPage(page, () => this.confirm());
    this.audit = new AuditPage(page);
    this.stepUp = new StepUpDialog(page);
  }

  /** Every error on the screen. */
  get errors() {
    return this.page.getByRole('alert').filter({ hasText: /\S/ });
  }

  /** Signs in completely, with a fresh code where the portal requires one. */
  async enter(person: Person): Promise<void> {
    await this.signIn.submit(person.username, person.password);
    if (person.secretKey !== '') {
      // The portal's policy decides whether a code page comes: wait for either page.
      await this.code.heading.or(this.topBar.person(person.name)).waitFor();
      if (await this.code.heading.isVisible())
        await this.code.type(await this.desk.nextCodeFor(person.secretKey));
    }
    await this.topBar.person(person.name).waitFor();
    this.present = person;
  }

  /** Puts a secret on the window: a new owner's sheet, by its own bridge and with the factor that it takes. */
  async issueSheet(person: Person | null = this.present): Promise<void> {
    if (person === null) throw new Error('Nobody has entered this window');
    const { password } = person;
    const code = person.secretKey === '' ? '' : await this.desk.nextCodeFor(person.secretKey);
    await this.page.evaluate(
      async (typed) => {
        const { session, keys } = globalThis.window.desk;
        await keys.issueSheet();
        const asked = await session.stepUpFactor();
        if (!asked.ok) return;
        const { factor } = asked.value;
        await session.stepUp(
          factor === 'code' ? { factor, code: typed.code } : { factor, password: typed.password },
        );
        await keys.issueSheet();
      },
      { password, code },
    );
  }

  /** Shows the factor that the dialog asks for, as whoever entered last or as `person`. */
  async confirm(person: Person | null = this.present): Promise<void> {
    if (person === null) throw new Error('Nobody has entered this window');
    await this.stepUp.dialog.waitFor();
    if (await this.stepUp.password.isVisible()) {
      await this.stepUp.password.fill(person.password);
      await this.stepUp.confirm.click();
    } else await this.stepUp.code.fill(await this.desk.nextCodeFor(person.secretKey));
    await this.stepUp.dialog.waitFor({ state: 'hidden' });
  }
}
