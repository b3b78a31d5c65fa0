import { join } from 'node:path';
import { checkout } from '../support/paths.mts';

/** The executable that a test build leaves, absolute; electron-builder.test-build.yml names its folder and its name. */
export const testPackageExecutable = join(checkout, 'dist-test/linux-unpacked/latchkey-test');
