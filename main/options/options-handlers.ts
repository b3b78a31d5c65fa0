import type { HandlersOf } from '../../shared/ipc/contract';
import type { optionsContract } from '../../shared/ipc/options-contract';
import { ok } from '../../shared/result';
import type { Contexts } from '../ipc/dispatcher';
import type { OptionsService } from './options-service';

/** Answers the channels of Staff Options. */
export const optionsHandlers = (options: OptionsService): HandlersOf<typeof optionsContract, Contexts> => ({
  read: () => options.read(),
  reach: async () => ok(await options.reach()),
  save: ({ signedIn }, stored) => options.save(signedIn.account, stored),
});
