import { createLoaded } from '../components/loaded';
import { desk } from '../desk-client';

/** The support file as it would be saved. */
export const supportFile = createLoaded(() => desk.support.preview());
