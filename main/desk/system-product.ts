import { existsSync } from 'node:fs';
import { arch, release, type as systemType } from 'node:os';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import type { Product } from '../school/platform/product';

/** The scripts mark the fallback runtime with this file; every copy of the runtime includes it. */
const fallbackMarker = 'LATCHKEY-FALLBACK-RUNTIME.txt';

/** The versions of this process. */
export const systemProduct = (): Product => ({
  version: app.getVersion(),
  electron: process.versions.electron,
  chromium: process.versions.chrome,
  node: process.versions.node,
  system: `${systemType()} ${release()} ${arch()}`,
  fallbackRuntime: existsSync(join(dirname(process.execPath), fallbackMarker)),
});
