import { createLoaded } from '../client/loaded';
import { desk } from '../client/desk-client';

/** The support file, exactly as main would save it. */
export const supportFile = createLoaded(() => desk.support.preview());
