import { join } from 'node:path';
import { app } from 'electron';
import type { Platform } from '../school/application-platform';
import type { CommandCall } from '../serve/command-call';
import { DeskHost } from '../link/desk-host';
import { systemKeyProtector } from './system-key-protector';
import type { Desktop } from '../school/platform/desktop';
import type { Logger } from '../school/platform/logger';
import { createLogger } from './file-logger';
import { systemProduct } from './system-product';
import { systemReading } from './reading-process';
import { processReader } from '../school/backups/process-reader';
import { inThread } from '../school/backups/store-thread';
import type { CommandOutput } from '../serve/run-command';
import type { DesktopParts } from './start-desktop';

// All of main that a window does without until its page asks: start-desktop.ts loads this file behind the first page.

/** What differs where the desk is a demo school; of the demo itself nothing is loaded here. */
interface DemoDesk {
  readonly parts: Pick<Platform, 'keyProtector' | 'demo'>;
  readonly fill: (platform: Omit<Platform, 'reopen' | 'desktop'>) => Promise<void>;
}

/** What a desk is started with. */
export interface DeskStart {
  readonly parts: DesktopParts;
  readonly dataDirectory: string;
  readonly desktop: Desktop;
  readonly demo: DemoDesk | null;
}

/** A desk that is opening, and its technical log. */
export interface StartedDesk {
  readonly host: DeskHost;
  readonly logger: Logger;
}

const platformOf = ({ parts, dataDirectory, desktop, demo }: DeskStart): Omit<Platform, 'reopen'> => ({
  ...parts,
  dataDirectory,
  keyProtector: systemKeyProtector,
  desktop,
  logger: createLogger(dataDirectory, app.isPackaged),
  product: systemProduct(),
  reader: processReader(systemReading(join(parts.buildDirectory, 'main', 'store-reader.js'))),
  doTask: inThread(join(parts.buildDirectory, 'main', 'store-worker.js')),
  ...demo?.parts,
});

/** Begins to open the desk. */
export const startDesk = (start: DeskStart): StartedDesk => {
  const platform = platformOf(start);
  return { host: new DeskHost(platform, start.demo?.fill(platform)), logger: platform.logger };
};

/** Does a command on the closed desk; returns the exit code. */
export const doCommand = async (
  command: CommandCall,
  start: DeskStart,
  output: CommandOutput,
): Promise<number> => {
  const { runCommand } = await import('../serve/run-command');
  return runCommand(command, platformOf(start), output);
};
