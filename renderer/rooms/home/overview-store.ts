import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';

/** The Overview's counts of staff and sign-ins, for managers in the Office Portal alone. */
export const overview = createLoaded(() => desk.overview.read());
