import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';

/** The latest imports, newest first. */
export const imports = createLoaded(() => desk.staffFile.imports());
