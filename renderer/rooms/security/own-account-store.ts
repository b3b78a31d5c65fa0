import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';

/** What the person sees of their own account; Home and My security share it. */
export const ownAccount = createLoaded(() => desk.ownAccount.read());
