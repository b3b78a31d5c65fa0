import { createLoaded } from '../components/loaded';
import { desk } from '../desk-client';

/** What is running here. */
export const about = createLoaded(() => desk.support.about());
