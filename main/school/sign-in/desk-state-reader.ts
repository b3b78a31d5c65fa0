import { accessByRole, type Portal } from '../../../shared/access';
import { offeredCommands } from '../../../shared/commands';
import { isolate } from '../../../shared/isolate';
import type { DeskStage, DeskState } from '../../../shared/ipc/sign-in-contract';
import type { Store } from '../store/schema';
import type { DeskTime } from '../store/desk-time';
import type { SupervisedEnrolment } from '../authenticators/supervised-enrolment';
import type { DeskKeys } from '../keys/desk-keys';
import type { Stages } from '../calls/dispatcher';
import type { OptionsService } from '../options/options-service';
import type { School } from '../options/school-repository';
import type { Desktop } from '../platform/desktop';
import type { Accounts } from '../accounts/accounts';
import type { NoticeBoard } from '../accounts/notice-board';
import { provisioningUri, secretKeyText } from '../factors/totp';
import type { PendingKey, TwoFactorService } from '../factors/two-factor-service';
import type { Challenge, ChallengeStore } from '../sessions/challenge-store';
import { mayCheckClocks } from '../authenticators/clock-doctor';
import type { Endings } from '../sessions/endings';
import type { FactorService } from '../sessions/factor-service';
import type { SessionService, SignedIn } from '../sessions/session-service';
import type { CallingWindow } from './sign-in-service';

/** The stages that put a secret on the screen. */
const secretStages: ReadonlySet<DeskStage['stage']> = new Set([
  'enrolment',
  'new-authenticator',
  'recovery-codes',
  'owner-sheet',
  'given-enrolment-code',
  'one-time-pass',
]);

const codeRequiredFrom = ({ options }: School, portal: Portal, now: number): number | null =>
  options.requireTwoFactor[portal] && options.requiredFrom[portal] > now
    ? options.requiredFrom[portal]
    : null;

/** What the next start can paint of a sign-in page before the school is open; null where it says more than that. */
const signInPageOf = ({
  demo,
  clockBehind,
  codeRequiredFrom: from,
  schoolName,
  contactLine,
  codeRequired,
}: DeskState) =>
  demo || clockBehind || from !== null || isolate(schoolName) !== schoolName
    ? null
    : { schoolName, contactLine, codeRequired };

/** Says where a window stands, with everything that it shows there. Secrets leave main here and nowhere else. */
export class DeskStateReader {
  constructor(
    private readonly store: Store,
    private readonly accounts: Accounts,
    private readonly options: OptionsService,
    private readonly twoFactor: TwoFactorService,
    private readonly challenges: ChallengeStore,
    private readonly stages: Pick<Stages, 'challenge'>,
    private readonly sessions: SessionService,
    private readonly factors: FactorService,
    private readonly notices: NoticeBoard,
    private readonly endings: Endings,
    private readonly keys: DeskKeys,
    private readonly time: DeskTime,
    private readonly supervised: SupervisedEnrolment,
    private readonly desktop: Pick<Desktop, 'protect' | 'offer' | 'keepSignInPage'>,
    private readonly demo: boolean,
  ) {}

  /** The state of a window. Capture protection is on before a secret is handed out. */
  async read(window: CallingWindow): Promise<DeskState> {
    const school = await this.options.school();
    const current = await this.stage(window, school);
    this.desktop.protect(window.windowId, secretStages.has(current.stage));
    const permissions = current.stage === 'signed-in' ? current.permissions : [];
    this.desktop.offer(
      window.windowId,
      offeredCommands({ portal: window.portal, stage: current.stage, permissions }),
    );
    const state: DeskState = {
      portal: window.portal,
      demo: this.demo,
      schoolName: school?.name ?? '',
      contactLine: school?.options.contactLine ?? '',
      codeRequired: school?.options.requireTwoFactor[window.portal] ?? false,
      codeRequiredFrom: school && codeRequiredFrom(school, window.portal, this.time.latest()),
      keyUnprotected: this.keys.protectedBy === 'key-file',
      clockBehind: this.time.isBehind(),
      current,
    };
    if (current.stage === 'signed-out') this.desktop.keepSignInPage(window.portal, signInPageOf(state));
    return state;
  }

  private async stage(window: CallingWindow, school: School | null): Promise<DeskStage> {
    if (!school) return { stage: 'first-run' };
    const signedIn = await this.sessions.current(window.windowId);
    if (signedIn) return this.signedInStage(signedIn, school);
    // The same judgement as for answering it: a voided challenge must not be shown a key that was drawn since.
    const challenge = await this.stages.challenge(window.windowId);
    if (challenge) {
      const stage = await this.challengeStage(challenge, school);
      if (stage) return stage;
    }
    const waiting = await this.sessions.waiting(window.windowId);
    return {
      stage: 'signed-out',
      ...this.endings.of(window.windowId),
      waiting: waiting.map(({ session, account }) => ({
        sessionId: session.id,
        accountId: account.id,
        name: account.name,
      })),
    };
  }

  private async signedInStage(signedIn: SignedIn, school: School): Promise<DeskStage> {
    const { session, account } = signedIn;
    const { name, username } = account;
    if (session.locked)
      return {
        stage: 'locked',
        accountId: account.id,
        name,
        username,
        codeNeeded: await this.factors.unlockNeedsCode(signedIn),
      };
    if (session.shownSheet)
      return {
        stage: 'owner-sheet',
        name,
        username,
        recoveryKey: session.shownSheet,
        issuedAt: this.keys.sheetIssuedAt ?? 0,
      };
    if (session.shownEnrolmentCode) return { stage: 'given-enrolment-code', ...session.shownEnrolmentCode };
    if (session.shownCodes)
      return { stage: 'recovery-codes', name, username, codes: [...session.shownCodes] };
    if (session.shownPass) return { stage: 'one-time-pass', ...session.shownPass };
    if (session.addsAuthenticator) {
      const key = await this.twoFactor.addedKey(this.store, account.id);
      if (key)
        return {
          stage: 'new-authenticator',
          name,
          username,
          isFirst: !(await this.twoFactor.isEnrolled(this.store, account.id)),
          ...shownKey(key, school, username),
          idleLockMinutes: school.options.idleLockMinutes[session.portal],
        };
      // Confirmed in another window, expired, or forgotten with a new password.
      session.addsAuthenticator = false;
    }
    return {
      stage: 'signed-in',
      accountId: account.id,
      name,
      username,
      role: account.role,
      permissions: [...accessByRole[account.role].permissions],
      notices: await this.notices.of(this.store, account.id, session.signedInAt),
      recoveryCodesLeft:
        session.openedWith === 'recovery-code'
          ? await this.twoFactor.recoveryCodesLeft(this.store, account.id)
          : null,
      idleLockMinutes: school.options.idleLockMinutes[session.portal],
    };
  }

  private async challengeStage(challenge: Challenge, school: School): Promise<DeskStage | null> {
    const { username } = challenge;
    const expiresAt = this.challenges.expiresAt(challenge);
    if (challenge.kind === 'code')
      return { stage: 'code', username, expiresAt, canCheckClocks: mayCheckClocks(challenge) };
    const skippableUntil = await this.skippableUntil(challenge);
    const notices = await this.notices.beforeSignIn(this.store, challenge.accountId);
    if (challenge.kind === 'enrolment-code') {
      const canBeGiven = await this.supervised.hasGiver(this.store, challenge.accountId);
      return { stage: 'enrolment-code', username, expiresAt, skippableUntil, canBeGiven, notices };
    }
    const key = await this.twoFactor.pendingKey(this.store, challenge.accountId);
    if (!key) return null;
    return {
      stage: 'enrolment',
      username,
      ...shownKey(key, school, username),
      skippableUntil,
      expiresAt,
      notices,
    };
  }

  private async skippableUntil({ accountId, portal }: Challenge): Promise<number | null> {
    const account = await this.accounts.find(this.store, accountId);
    const requirement = account && (await this.options.requirementOf(this.store, account, portal));
    return requirement?.kind === 'skippable' ? requirement.until : null;
  }
}

const shownKey = (key: PendingKey, school: School, username: string) => ({
  secretKey: secretKeyText(key.secret),
  provisioningUri: provisioningUri(key.secret, school.name, username),
  keyExpiresAt: key.expiresAt,
});
