import type { AuthenticatorId } from '../../../shared/ids';
import type { Authenticator } from '../../../shared/ipc/authenticators-contract';
import { policy } from '../../../shared/policy';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { SupervisedEnrolment } from './supervised-enrolment';
import type { Queries, Store } from '../store/schema';
import type { Clock } from '../platform/clock';
import type { Attempts } from '../attempts/attempts';
import type { Actor } from '../sessions/actor';
import type { SessionService, SignedIn } from '../sessions/session-service';
import type { Account, Accounts } from '../accounts/accounts';
import { authenticatorsOf } from './authenticator-list';
import { authenticatorDetails } from '../factors/authenticator-details';
import type { PendingKey, ShownKey } from '../factors/pending-keys';
import type { TwoFactorService } from '../factors/two-factor-service';
import type { KeysOnScreen } from '../sessions/keys-on-screen';
import { inTransaction } from '../store/in-transaction';

/** Dependencies of `OwnAuthenticatorsService`. */
interface OwnAuthenticatorsServiceDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly twoFactor: TwoFactorService;
  readonly supervised: SupervisedEnrolment;
  readonly attempts: Attempts;
  readonly sessions: SessionService;
  readonly keysOnScreen: KeysOnScreen;
  readonly audit: AuditLog;
  readonly clock: Clock;
}

/** Lets a signed-in person manage their own authenticators. The dispatcher checks the step-up before. */
export class OwnAuthenticatorsService {
  constructor(private readonly deps: OwnAuthenticatorsServiceDeps) {}

  async list({ account }: SignedIn): Promise<Authenticator[]> {
    return authenticatorsOf(await this.deps.twoFactor.held(this.deps.store, account.id));
  }

  /** Draws a key, or takes the pending one. This window shows it until the person confirms or cancels it. */
  begin(actor: Actor): Promise<Result<null>> {
    const { account, session } = actor;
    // In turn with the person's sign-ins: two windows must not come to show the same key.
    const trier = this.deps.attempts.trier(account, account.username, session.portal);
    return this.deps.attempts.inTurn(trier, async () => {
      const result = await this.draw(actor);
      if (!result.ok) return result;
      // A second click shows the same key again. Nobody else has seen it.
      if (session.addsAuthenticator?.id !== result.value.id) session.addsAuthenticator = result.value;
      return ok(null);
    });
  }

  /** The key that this window shows, or null where it shows none. */
  shownKey({ account, session }: SignedIn, queries: Queries = this.deps.store): Promise<PendingKey | null> {
    return this.deps.twoFactor.pending.find(queries, account.id, session.addsAuthenticator);
  }

  /** Confirms the key with its first right code. Wrong codes count like those of the sign-in. */
  async confirm(actor: Actor, name: string, typed: string): Promise<Result<null>> {
    const { account, session } = actor;
    if (!session.addsAuthenticator) return refuse('not-found');
    const trier = this.deps.attempts.trier(account, account.username, session.portal);
    return this.deps.attempts.inTurn(trier, async () => {
      const refused = await this.deps.attempts.refuseIfClosed(trier);
      if (refused) return refused;
      const result = await inTransaction(
        this.deps.store,
        actor,
        async (trx): Promise<Result<string[] | null>> => {
          if (await this.deps.supervised.isRequired(trx, account)) return refuse('enrolment-supervised');
          if (await this.isFull(trx, account)) return refuse('too-many-authenticators');
          const key = await this.shownKey(actor, trx);
          if (!key) return refuse('not-found');
          const isFirst = !(await this.deps.twoFactor.hasConfirmed(trx, account.id));
          const verdict = await this.deps.twoFactor.confirmAdded(
            trx,
            account.id,
            session.addsAuthenticator,
            typed,
            name,
          );
          // Another window confirmed the key, or a new password removed it.
          if (verdict === 'expired') return refuse('not-found');
          if (verdict !== 'accepted')
            return this.deps.attempts.failCode(
              trx,
              trier,
              'two-factor.authenticator-added',
              verdict,
              this.deps.clock.now(),
            );
          if (isFirst) await this.deps.supervised.close(trx, account.id);
          await this.deps.audit.record(trx, {
            action: isFirst ? 'two-factor.enrolled' : 'two-factor.authenticator-added',
            actor: account,
            subject: account,
            portal: session.portal,
            details: authenticatorDetails({ kind: 'app', label: name, serial: '' }),
            about: key.id,
          });
          return ok(isFirst ? await this.deps.twoFactor.replaceRecoveryCodes(trx, account.id) : null);
        },
      );
      if (!result.ok) {
        if (result.error.code === 'not-found') session.addsAuthenticator = null;
        return result;
      }
      // The person has just shown a code of their first authenticator, which counts for more than the password before.
      if (result.value && session.addsAuthenticator) session.factor = session.addsAuthenticator.id;
      session.addsAuthenticator = null;
      session.shownCodes = result.value;
      return ok(null);
    });
  }

  /** Takes the key off the window and forgets it. */
  async cancel(actor: Actor): Promise<void> {
    const { session } = actor;
    const key = session.addsAuthenticator;
    if (!key) return;
    session.addsAuthenticator = null;
    await inTransaction(this.deps.store, actor, (trx) => this.deps.twoFactor.pending.forgetShown(trx, key));
  }

  /** Confirms a token that somebody else gave, with a code of it. Wrong codes count like those of the sign-in. */
  confirmToken(actor: Actor, id: AuthenticatorId, typed: string): Promise<Result<Authenticator[]>> {
    const { account, session } = actor;
    const trier = this.deps.attempts.trier(account, account.username, session.portal);
    return this.deps.attempts.inTurn(trier, async () => {
      const refused = await this.deps.attempts.refuseIfClosed(trier);
      if (refused) return refused;
      return inTransaction(this.deps.store, actor, async (trx, owner): Promise<Result<Authenticator[]>> => {
        const of = { account: owner, portal: session.portal };
        const verdict = await this.deps.twoFactor.confirmGiven(trx, of, id, typed);
        if (verdict === 'expired') return refuse('not-found');
        if (verdict !== 'accepted')
          return this.deps.attempts.failCode(
            trx,
            trier,
            'two-factor.token-confirmed',
            verdict,
            this.deps.clock.now(),
          );
        return ok(authenticatorsOf(await this.deps.twoFactor.held(trx, owner.id)));
      });
    });
  }

  rename(actor: Actor, id: AuthenticatorId, name: string): Promise<Result<Authenticator[]>> {
    const { session } = actor;
    return inTransaction(this.deps.store, actor, async (trx, account): Promise<Result<Authenticator[]>> => {
      const before = (await this.deps.twoFactor.held(trx, account.id)).find((row) => row.id === id);
      if (!before || !(await this.deps.twoFactor.rename(trx, account.id, id, name)))
        return refuse('not-found');
      if (before.label !== name)
        await this.deps.audit.record(trx, {
          action: 'two-factor.authenticator-renamed',
          actor: account,
          subject: account,
          portal: session.portal,
          details: authenticatorDetails({ ...before, label: name }),
        });
      return ok(authenticatorsOf(await this.deps.twoFactor.held(trx, account.id)));
    });
  }

  /** Removes one of several authenticators. The account's other sessions end: it may have opened them. */
  async remove(actor: Actor, id: AuthenticatorId): Promise<Result<Authenticator[]>> {
    const { session } = actor;
    const result = await inTransaction(
      this.deps.store,
      actor,
      async (trx, account): Promise<Result<Authenticator[]>> => {
        const row = (await this.deps.twoFactor.held(trx, account.id)).find(
          (candidate) => candidate.id === id,
        );
        const removed = await this.deps.twoFactor.removeOne(trx, account.id, id);
        if (!row || removed === 'not-found') return refuse('not-found');
        if (removed === 'last') return refuse('last-authenticator');
        const after = await this.deps.accounts.change(trx, account, {}, true);
        // The exception rolls the removal back.
        if (!after) throw new Error('The account changed inside of a transaction');
        await this.deps.sessions.keepThrough(trx, session, after);
        await this.deps.audit.record(trx, {
          action: 'two-factor.authenticator-removed',
          actor: account,
          subject: account,
          portal: session.portal,
          details: authenticatorDetails(row),
        });
        return ok(authenticatorsOf(await this.deps.twoFactor.held(trx, account.id)));
      },
    );
    if (result.ok) await this.deps.sessions.revokeStale(session.accountId);
    return result;
  }

  private draw(actor: Actor): Promise<Result<ShownKey>> {
    const { session } = actor;
    return inTransaction(this.deps.store, actor, async (trx, account): Promise<Result<ShownKey>> => {
      // A password alone may have opened this session. It must not replace the manager's enrolment code.
      if (await this.deps.supervised.isRequired(trx, account)) return refuse('enrolment-supervised');
      if (await this.isFull(trx, account)) return refuse('too-many-authenticators');
      const { key, begun } = await this.deps.twoFactor.pending.begin(
        trx,
        account.id,
        this.deps.keysOnScreen.elsewhere(session.windowId),
      );
      if (begun)
        await this.deps.audit.record(trx, {
          action: 'two-factor.enrolment-begun',
          actor: account,
          subject: account,
          portal: session.portal,
        });
      return ok(key);
    });
  }

  private async isFull(trx: Queries, account: Account): Promise<boolean> {
    return (await this.deps.twoFactor.held(trx, account.id)).length >= policy.authenticators.most;
  }
}
