import type { HandlersOf } from '../../../shared/ipc/contract';
import type { keysContract } from '../../../shared/ipc/keys-contract';
import { ok, refuse } from '../../../shared/result';
import type { DeskKeys } from '../keys/desk-keys';
import type { OwnerSheetService } from '../sign-in/owner-sheet-service';
import type { Contexts } from './dispatcher';

/** Answers the channels for the keys and the owner's sheet. */
export const keysHandlers = (
  keys: DeskKeys,
  sheet: OwnerSheetService,
): HandlersOf<typeof keysContract, Contexts> => ({
  read: async () =>
    ok({
      protectedBy: keys.protectedBy,
      backend: keys.backend,
      sheetIssuedAt: keys.sheetIssuedAt,
      generation: keys.ring.current.id,
    }),
  issueSheet: ({ signedIn }) => sheet.issue(signedIn),
  putSheetAway: async ({ signedIn }) => {
    signedIn.session.shownSheet = null;
    return ok(null);
  },
  rotate: ({ signedIn }) => sheet.rotate(signedIn),
  recoverManager: (context, input) => sheet.recoverManager(context, input),
  // An open desk has nothing to recover.
  recover: async () => refuse('already-set-up'),
});
