import { accessByRole, type Portal } from '../../../shared/access';
import type { DeskStage, DeskState } from '../../../shared/ipc/sign-in-contract';
import type { Store } from '../store/schema';
import type { DeskTime } from '../store/desk-time';
import type { SupervisedEnrolment } from '../authenticators/supervised-enrolment';
import type { DeskKeys } from '../keys/desk-keys';
import type { WindowId } from '../platform/window-id';
import type { OptionsService } from '../options/options-service';
import type { School } from '../options/school-repository';
import type { Accounts } from '../accounts/accounts';
import type { NoticeBoard } from '../accounts/notice-board';
import { provisioningUri, secretKeyText } from '../factors/totp';
import type { PendingKey, ShownKey } from '../factors/pending-keys';
import type { TwoFactorService } from '../factors/two-factor-service';
import type { Challenge, ChallengeStore } from '../sessions/challenge-store';
import { mayCheckClocks } from '../authenticators/clock-doctor';
import type { Endings } from '../sessions/endings';
import type { FactorService } from '../sessions/factor-service';
import type { OwnAuthenticatorsService } from '../authenticators/own-authenticators-service';
import type { LiveSession, SessionService } from '../sessions/session-service';
import type { Sender } from '../sessions/sender';

const codeRequiredFrom = ({ options }: School, portal: Portal, now: number): number | null =>
  options.requireTwoFactor[portal] && options.requiredFrom[portal] > now
    ? options.requiredFrom[portal]
    : null;

/** Looks up the challenge of a window, if it still counts. */
export interface LiveChallenges {
  challenge(windowId: WindowId): Promise<Challenge | null>;
}

/** Dependencies of `DeskStateReader`. */
interface DeskStateReaderDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly options: OptionsService;
  readonly twoFactor: TwoFactorService;
  readonly challenges: ChallengeStore;
  readonly stages: LiveChallenges;
  readonly ownAuthenticators: Pick<OwnAuthenticatorsService, 'shownKey'>;
  readonly sessions: SessionService;
  readonly factors: FactorService;
  readonly notices: NoticeBoard;
  readonly endings: Endings;
  readonly keys: DeskKeys;
  readonly time: DeskTime;
  readonly supervised: SupervisedEnrolment;
  readonly demo: boolean;
}

/** Says where a window stands, with everything that it shows there. Secrets leave main here and nowhere else. */
export class DeskStateReader {
  constructor(private readonly deps: DeskStateReaderDeps) {}

  /** The state of a window. */
  async read(sender: Sender): Promise<DeskState> {
    const school = await this.deps.options.school();
    return {
      portal: sender.portal,
      demo: this.deps.demo,
      schoolName: school?.name ?? '',
      contactLine: school?.options.contactLine ?? '',
      codeRequired: school?.options.requireTwoFactor[sender.portal] ?? false,
      codeRequiredFrom: school && codeRequiredFrom(school, sender.portal, this.deps.time.latest()),
      keyUnprotected: this.deps.keys.protectedBy === 'key-file',
      clockBehind: this.deps.time.isBehind(),
      current: await this.stage(sender, school),
    };
  }

  private async stage(sender: Sender, school: School | null): Promise<DeskStage> {
    if (!school) return { stage: 'first-run' };
    const signedIn = await this.deps.sessions.current(sender.windowId);
    if (signedIn) return this.signedInStage(signedIn, school);
    // The same judgement as for answering it: a voided challenge must not be shown a key that was drawn since.
    const challenge = await this.deps.stages.challenge(sender.windowId);
    if (challenge) {
      const stage = await this.challengeStage(challenge, school);
      if (stage) return stage;
    }
    const waiting = await this.deps.sessions.waiting(sender.windowId);
    return {
      stage: 'signed-out',
      ...this.deps.endings.of(sender.windowId),
      waiting: waiting.map(({ session, account }) => ({
        sessionId: session.id,
        accountId: account.id,
        name: account.name,
      })),
    };
  }

  private async signedInStage(signedIn: LiveSession, school: School): Promise<DeskStage> {
    const { session, account, locked } = signedIn;
    const { name, username } = account;
    if (locked)
      return {
        stage: 'locked',
        accountId: account.id,
        name,
        username,
        codeNeeded: await this.deps.factors.unlockNeedsCode(signedIn),
      };
    if (session.shownSheet)
      return {
        stage: 'owner-sheet',
        name,
        username,
        recoveryKey: session.shownSheet,
        issuedAt: this.deps.keys.sheetIssuedAt ?? 0,
      };
    if (session.shownEnrolmentCode) return { stage: 'given-enrolment-code', ...session.shownEnrolmentCode };
    if (session.shownCodes)
      return { stage: 'recovery-codes', name, username, codes: [...session.shownCodes] };
    if (session.shownPass) return { stage: 'one-time-pass', ...session.shownPass };
    const key = await this.deps.ownAuthenticators.shownKey(signedIn);
    if (key)
      return {
        stage: 'new-authenticator',
        name,
        username,
        isFirst: !(await this.deps.twoFactor.hasConfirmed(this.deps.store, account.id)),
        ...shownKey(key, session.addsAuthenticator, school, username),
        idleLockMinutes: school.options.idleLockMinutes[session.portal],
      };
    return {
      stage: 'signed-in',
      accountId: account.id,
      name,
      username,
      role: account.role,
      permissions: [...accessByRole[account.role].permissions],
      notices: await this.deps.notices.openFor(this.deps.store, session),
      recoveryCodesLeft:
        session.openedWith === 'recovery-code'
          ? await this.deps.twoFactor.recoveryCodesLeft(this.deps.store, account.id)
          : null,
      idleLockMinutes: school.options.idleLockMinutes[session.portal],
    };
  }

  private async challengeStage(challenge: Challenge, school: School): Promise<DeskStage | null> {
    const { username } = challenge;
    const expiresAt = this.deps.challenges.expiresAt(challenge);
    if (challenge.kind === 'code')
      return { stage: 'code', username, expiresAt, canCheckClocks: mayCheckClocks(challenge) };
    if (challenge.kind === 'first-password') {
      const account = await this.deps.accounts.find(this.deps.store, challenge.accountId);
      if (!account) return null;
      const shortestPassword = await this.deps.options.shortestPassword(account.role, account);
      return { stage: 'first-password', username, expiresAt, shortestPassword };
    }
    const skippableUntil = await this.skippableUntil(challenge);
    const notices = await this.deps.notices.beforeSignIn(this.deps.store, challenge.accountId);
    if (challenge.kind === 'enrolment-code') {
      const canBeGiven = await this.deps.supervised.hasGiver(this.deps.store, challenge.accountId);
      return { stage: 'enrolment-code', username, expiresAt, skippableUntil, canBeGiven, notices };
    }
    const key = await this.deps.twoFactor.pendingKey(this.deps.store, challenge.accountId, challenge.key);
    if (!key) return null;
    return {
      stage: 'enrolment',
      username,
      ...shownKey(key, challenge.key, school, username),
      keyReusedUntil: key.reusedUntil,
      skippableUntil,
      expiresAt,
      notices,
    };
  }

  private async skippableUntil({ accountId, portal }: Challenge): Promise<number | null> {
    const account = await this.deps.accounts.find(this.deps.store, accountId);
    const requirement = account && (await this.deps.options.requirementOf(this.deps.store, account, portal));
    return requirement?.kind === 'skippable' ? requirement.until : null;
  }
}

const shownKey = (key: PendingKey, shown: ShownKey | null, school: School, username: string) => ({
  secretKey: secretKeyText(key.secret),
  provisioningUri: provisioningUri(key.secret, school.name, username),
  shownBeforeAt: shown?.shownBeforeAt ?? null,
});
