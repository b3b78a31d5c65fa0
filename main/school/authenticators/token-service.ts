import type { AccountId, AuthenticatorId, StockTokenId } from '../../../shared/ids';
import type { Authenticator } from '../../../shared/ipc/authenticators-contract';
import type { StockToken } from '../../../shared/ipc/tokens-contract';
import { policy } from '../../../shared/policy';
import { ok, type Result, refuse, refuseField } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Queries, Store, StoreTransaction } from '../store/schema';
import type { Clock } from '../platform/clock';
import type { Actor } from '../sessions/actor';
import type { SessionService, SignedIn } from '../sessions/session-service';
import type { Account, Accounts } from '../accounts/accounts';
import { authenticatorsOf } from './authenticator-list';
import { authenticatorDetails } from '../factors/authenticator-details';
import type { CodePairs } from '../factors/code-pairs';
import { readSeed } from '../factors/seed-text';
import type { SupervisedEnrolment } from './supervised-enrolment';
import type { TokenSeed, TokenStock } from '../factors/token-stock';
import type { NewToken, TwoFactorService } from '../factors/two-factor-service';
import { inTransaction } from '../store/in-transaction';

/** A token that a manager types, with its current code. */
export interface TypedToken {
  readonly accountId: AccountId;
  readonly serial: string;
  readonly seed: string;
  readonly periodSeconds: 30 | 60;
  readonly code: string;
}

/** Dependencies of `TokenService`. */
interface TokenServiceDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly twoFactor: TwoFactorService;
  readonly stock: TokenStock;
  readonly pairs: CodePairs;
  readonly supervised: SupervisedEnrolment;
  readonly sessions: SessionService;
  readonly audit: AuditLog;
  readonly clock: Clock;
}

/** Lets managers hand out hardware tokens. The dispatcher checks permission and step-up before. */
export class TokenService {
  constructor(private readonly deps: TokenServiceDeps) {}

  async list(accountId: AccountId): Promise<Result<Authenticator[]>> {
    const account = await this.deps.accounts.find(this.deps.store, accountId);
    return account ? ok(await this.listed(this.deps.store, account)) : refuse('not-found');
  }

  inStock(): Promise<StockToken[]> {
    return this.deps.stock.list(this.deps.store);
  }

  /** Hands out a token that the manager typed. */
  async add(actor: Actor, typed: TypedToken): Promise<Result<Authenticator[]>> {
    const seed = readSeed(typed.seed);
    if (typeof seed === 'string') return refuseField('seed', seed);
    const token = { serial: typed.serial, periodSeconds: typed.periodSeconds, seed };
    return this.handOut(actor, typed.accountId, typed.code, async (trx) =>
      (await this.deps.stock.known(trx, [token.serial])).size > 0
        ? refuseField('serial', 'serial-taken')
        : ok(token),
    );
  }

  /** Hands out a token of the stock. Only one of two managers at once succeeds. */
  assign(
    actor: Actor,
    accountId: AccountId,
    id: StockTokenId,
    code: string,
  ): Promise<Result<Authenticator[]>> {
    return this.handOut(
      actor,
      accountId,
      code,
      async (trx) => {
        const token = await this.deps.stock.find(trx, id);
        return token ? ok(token) : refuse('not-found');
      },
      async (trx) => {
        await this.deps.stock.remove(trx, id);
      },
    );
  }

  /**
   * Gives a token to an account inside of the caller's transaction, with its audit event. `state` says whether its owner has
   * shown a code of it.
   */
  async give(
    trx: StoreTransaction,
    { account: actor, session }: SignedIn,
    to: Account,
    token: NewToken,
    state: 'given' | 'confirmed' = 'given',
  ): Promise<void> {
    const about = await this.deps.twoFactor.addToken(trx, to.id, token, state);
    // A thief with the password alone may have seen the pending key. It must not become a second authenticator.
    await this.deps.twoFactor.pending.forget(trx, to.id);
    await this.deps.audit.record(trx, {
      action: 'two-factor.authenticator-added',
      actor,
      subject: to,
      portal: session.portal,
      details: authenticatorDetails({ kind: 'token', label: '', serial: token.serial }),
      about,
    });
  }

  /** Removes one of a person's several authenticators. Their sessions end. */
  async remove(acting: Actor, accountId: AccountId, id: AuthenticatorId): Promise<Result<Authenticator[]>> {
    const { session } = acting;
    // Managers remove their own under My security, which keeps the session of the removal.
    if (accountId === acting.account.id) return refuse('own-two-factor');
    const result = await inTransaction(
      this.deps.store,
      acting,
      async (trx, actor): Promise<Result<Authenticator[]>> => {
        const account = await this.deps.accounts.find(trx, accountId);
        const row =
          account &&
          (await this.deps.twoFactor.held(trx, account.id)).find((candidate) => candidate.id === id);
        if (!account || !row) return refuse('not-found');
        const removed = await this.deps.twoFactor.removeOne(trx, account.id, id);
        if (removed !== 'removed') return refuse(removed === 'last' ? 'last-authenticator' : 'not-found');
        if (!(await this.deps.accounts.change(trx, account, {}, true)))
          throw new Error('The account changed inside of a transaction');
        await this.deps.audit.record(trx, {
          action: 'two-factor.authenticator-removed',
          actor,
          subject: account,
          portal: session.portal,
          details: authenticatorDetails(row),
        });
        return ok(await this.listed(trx, account));
      },
    );
    if (result.ok) await this.deps.sessions.revokeStale(accountId);
    return result;
  }

  /** Removes a lost or broken token from the stock. */
  discard(acting: Actor, id: StockTokenId): Promise<Result<StockToken[]>> {
    return inTransaction(this.deps.store, acting, async (trx, actor): Promise<Result<StockToken[]>> => {
      const token = (await this.deps.stock.list(trx)).find(({ stockTokenId }) => stockTokenId === id);
      if (!token || !(await this.deps.stock.remove(trx, id))) return refuse('not-found');
      await this.deps.audit.record(trx, {
        action: 'two-factor.token-discarded',
        actor,
        portal: acting.session.portal,
        details: { serial: token.serial },
      });
      return ok(await this.deps.stock.list(trx));
    });
  }

  private handOut(
    actor: Actor,
    accountId: AccountId,
    code: string,
    find: (trx: Queries) => Promise<Result<TokenSeed>>,
    afterGiving: (trx: StoreTransaction) => Promise<void> = async () => undefined,
  ): Promise<Result<Authenticator[]>> {
    return inTransaction(this.deps.store, actor, async (trx, giver): Promise<Result<Authenticator[]>> => {
      const account = await this.deps.accounts.find(trx, accountId);
      if (!account) return refuse('not-found');
      const isOwn = account.id === giver.id;
      // A token to oneself would be a first factor that nobody supervised.
      if (isOwn && (await this.deps.supervised.isRequired(trx, account)))
        return refuse('enrolment-supervised');
      if ((await this.deps.twoFactor.held(trx, account.id)).length >= policy.authenticators.most)
        return refuse('too-many-authenticators');
      const token = await find(trx);
      if (!token.ok) return token;
      // A wrong code doesn't count: the manager hands the token out and has nothing to guess.
      const first = this.deps.pairs.firstCode(token.value.seed, token.value.periodSeconds, code);
      if (!first) return refuse({ code: 'wrong-code', deskTimeAt: this.deps.clock.now() });
      const known = { ...token.value, driftSteps: first.drift, lastStep: first.step };
      await this.give(trx, actor, account, known, isOwn ? 'confirmed' : 'given');
      await afterGiving(trx);
      return ok(await this.listed(trx, account));
    });
  }

  private async listed(queries: Queries, account: Account): Promise<Authenticator[]> {
    return authenticatorsOf(await this.deps.twoFactor.held(queries, account.id));
  }
}
