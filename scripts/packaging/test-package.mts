import { join } from 'node:path';
import { checkout } from '../support/paths.mts';

/** The absolute path of a test build's executable; electron-builder.test-build.yml sets its folder and name. */
export const testPackageExecutable = join(checkout, 'dist-test/linux-unpacked/latchkey-test');
