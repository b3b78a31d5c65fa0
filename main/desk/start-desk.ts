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
import type { CommandTerminal } from '../serve/run-command';
import type { DesktopDeps } from './start-desktop';

// The part of main that the first page doesn't need. start-desktop.ts imports this file once that page is served.

/** A demo school's differences. This file imports nothing of the demo itself. */
interface DemoDesk {
  readonly parts: Pick<Platform, 'keyProtector' | 'demo'>;
  readonly fill: (platform: Omit<Platform, 'reopen' | 'desktop'>) => Promise<void>;
}

/** Dependencies of a start. */
export interface DeskStart {
  readonly deps: DesktopDeps;
  readonly dataDirectory: string;
  readonly desktop: Desktop;
  readonly demo: DemoDesk | null;
}

/** An opening desk, and its technical log. */
export interface StartedDesk {
  readonly host: DeskHost;
  readonly logger: Logger;
}

const platformOf = ({ deps, dataDirectory, desktop, demo }: DeskStart): Omit<Platform, 'reopen'> => ({
  ...deps,
  dataDirectory,
  keyProtector: systemKeyProtector,
  desktop,
  logger: createLogger(dataDirectory, app.isPackaged),
  product: systemProduct(),
  reader: processReader(systemReading(join(deps.buildDirectory, 'main', 'store-reader.js'))),
  doTask: inThread(join(deps.buildDirectory, 'main', 'store-worker.js')),
  ...demo?.parts,
});

/** Starts opening the desk. */
export const startDesk = (start: DeskStart): StartedDesk => {
  const platform = platformOf(start);
  return { host: new DeskHost(platform, start.demo?.fill(platform)), logger: platform.logger };
};

/** Runs a command on the closed desk; returns the exit code. */
export const doCommand = async (
  command: CommandCall,
  start: DeskStart,
  output: Omit<CommandTerminal, 'read'>,
): Promise<number> => {
  const { runCommand } = await import('../serve/run-command');
  const { lineReader } = await import('../serve/line-reader');
  return runCommand(command, platformOf(start), { ...output, read: lineReader(process.stdin) });
};
