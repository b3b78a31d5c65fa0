import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';

/** The state of this desk's keys. */
export const keys = createLoaded(() => desk.keys.read());
