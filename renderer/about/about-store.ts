import { createLoaded } from '../components/loaded';
import { desk } from '../desk-client';

/** What is running here. */
export const about = createLoaded(() => desk.support.about());

/** Where this desk's files lie; managers alone are told. */
export const dataDirectory = createLoaded(() => desk.support.dataDirectory());
