import { existsSync } from 'node:fs';
import { arch, release, type as systemType } from 'node:os';
import { dirname, join } from 'node:path';
import { app } from 'electron';

/** What is running here, for whoever helps from afar. */
export interface Product {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  /** The operating system with its release and the processor. */
  readonly system: string;
  /** The runtime for development and tests, which is out of support: its folder says so itself. */
  readonly fallbackRuntime: boolean;
}

/** The file by which the scripts mark the fallback runtime; it travels with every copy of it. */
const fallbackMarker = 'LATCHKEY-FALLBACK-RUNTIME.txt';

/** Reads it off this process. */
export const systemProduct = (): Product => ({
  version: app.getVersion(),
  electron: process.versions.electron,
  chromium: process.versions.chrome,
  node: process.versions.node,
  system: `${systemType()} ${release()} ${arch()}`,
  fallbackRuntime: existsSync(join(dirname(process.execPath), fallbackMarker)),
});
