import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';

/** The person's own account, which Home and My security share. */
export const ownAccount = createLoaded(() => desk.ownAccount.read());
