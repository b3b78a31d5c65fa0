import { createLoaded } from '../components/loaded';
import { desk } from '../desk-client';

/** How this desk's keys are kept. */
export const keys = createLoaded(() => desk.keys.read());
