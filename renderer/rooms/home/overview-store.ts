import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';

/** How the staff stand and how signing in went; for managers in the Office Portal alone. */
export const overview = createLoaded(() => desk.overview.read());
