import { createLoaded } from '../components/loaded';
import { desk } from '../desk-client';

/** The latest imports, newest first. */
export const imports = createLoaded(() => desk.staffFile.imports());
