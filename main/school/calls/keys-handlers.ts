import type { HandlersOf } from '../../../shared/ipc/contract';
import type { keysContract } from '../../../shared/ipc/keys-contract';
import { ok, refuse } from '../../../shared/result';
import type { Contexts } from './dispatcher';
import type { DeskKeys } from '../keys/desk-keys';
import type { DeskStateReader } from '../sign-in/desk-state-reader';
import type { OwnerSheetService } from '../sign-in/owner-sheet-service';

/** Answers the channels of the keys and the owner's sheet. */
export const keysHandlers = (
  keys: DeskKeys,
  sheet: OwnerSheetService,
  states: DeskStateReader,
): HandlersOf<typeof keysContract, Contexts> => ({
  read: async () =>
    ok({
      protectedBy: keys.protectedBy,
      backend: keys.backend,
      sheetIssuedAt: keys.sheetIssuedAt,
      generation: keys.ring.current.id,
    }),
  issueSheet: async (context) => {
    const result = await sheet.issue(context.signedIn);
    return result.ok ? ok(await states.read(context)) : result;
  },
  putSheetAway: async (context) => {
    context.signedIn.session.shownSheet = null;
    return ok(await states.read(context));
  },
  rotate: ({ signedIn }) => sheet.rotate(signedIn),
  recoverManager: async (context, input) => {
    const result = await sheet.recoverManager(context, input);
    return result.ok ? ok(await states.read(context)) : result;
  },
  // This desk is open: there is nothing to recover.
  recover: async () => refuse('already-set-up'),
});
