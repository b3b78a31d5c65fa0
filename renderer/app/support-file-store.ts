import { createLoaded } from '../client/loaded';
import { desk } from '../client/desk-client';

/** The support file as it would be saved. */
export const supportFile = createLoaded(() => desk.support.preview());
