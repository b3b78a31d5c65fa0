import { createLoaded } from '../client/loaded';
import { desk } from '../client/desk-client';

/** What is running here. */
export const about = createLoaded(() => desk.support.about());

/** Where this desk's files lie; managers alone are told. */
export const dataDirectory = createLoaded(() => desk.support.dataDirectory());
