import type { HandlersOf } from '../../../shared/ipc/contract';
import type { languageContract } from '../../../shared/ipc/language-contract';
import { ok } from '../../../shared/result';
import type { Contexts } from './dispatcher';
import type { Desktop } from '../platform/desktop';

/** Answers the channel that chooses the language. */
export const languageHandlers = (desktop: Desktop): HandlersOf<typeof languageContract, Contexts> => ({
  choose: async (_context, { language }) => {
    desktop.setLanguage(language);
    return ok(undefined);
  },
});
