import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';

/** How this desk's keys are kept. */
export const keys = createLoaded(() => desk.keys.read());
