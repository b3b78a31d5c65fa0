import type { HandlersOf } from '../../../shared/ipc/contract';
import type { tokensContract } from '../../../shared/ipc/tokens-contract';
import { ok } from '../../../shared/result';
import type { Contexts } from './dispatcher';
import type { Resynchronisation } from '../authenticators/resynchronisation';
import type { TokenImport } from '../authenticators/token-import';
import type { TokenService } from '../authenticators/token-service';

/** Dependencies of `tokenHandlers`. */
interface TokenHandlersDeps {
  readonly tokens: TokenService;
  readonly files: TokenImport;
  readonly resynchronisation: Resynchronisation;
}

/** Answers the channels for hardware tokens. */
export const tokenHandlers = ({
  tokens,
  files,
  resynchronisation,
}: TokenHandlersDeps): HandlersOf<typeof tokensContract, Contexts> => ({
  list: (_context, { accountId }) => tokens.list(accountId),
  stock: async () => ok(await tokens.inStock()),
  add: ({ signedIn }, input) => tokens.add(signedIn, input),
  assign: ({ signedIn }, { accountId, stockTokenId, code }) =>
    tokens.assign(signedIn, accountId, stockTokenId, code),
  remove: ({ signedIn }, { accountId, authenticatorId }) =>
    tokens.remove(signedIn, accountId, authenticatorId),
  resynchronise: ({ signedIn }, { accountId, authenticatorId, first, second }) =>
    resynchronisation.resynchronise(signedIn, accountId, authenticatorId, [first, second]),
  preview: async ({ signedIn }, { text }) => ok(await files.preview(signedIn, text)),
  import: ({ signedIn }, { text }) => files.import(signedIn, text),
  discard: ({ signedIn }, { stockTokenId }) => tokens.discard(signedIn, stockTokenId),
});
