import { createLoaded } from '../client/loaded';
import { desk } from '../client/desk-client';

/** The versions that this desk runs. */
export const about = createLoaded(() => desk.support.about());

/** The folder of this desk's files; main answers managers alone. */
export const dataDirectory = createLoaded(() => desk.support.dataDirectory());
