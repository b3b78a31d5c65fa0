import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, Menu, powerMonitor, session } from 'electron';
import { type Language, languageOf } from '../../shared/languages';
import type { DeskHost } from '../link/desk-host';
import { connectRouter } from './router';
import { WindowRegistry } from './window-registry';
import { fillIn, textsIn } from '../school/platform/messages';
import type { Clock } from '../school/platform/clock';
import type { Logger } from '../school/platform/logger';
import type { Random } from '../school/platform/random';
import { StartRefused } from '../school/platform/start-refused';
import { declareAppScheme, serveApp } from './app-protocol';
import { clearCopiedSecret } from './clipboard';
import { commandOf, dataDirectoryOf, demoOf, forbiddenSwitches, portalOf } from './command-line';
import { DeskLanguage } from './desk-language';
import { PortalWindows } from './portal-windows';
import { DeskSettings } from './desk-settings';
import { guardAllContents, guardSession } from './web-content-guard';

/** Dependencies of `startDesktop`, which tests replace. */
export interface DesktopDeps {
  readonly clock: Clock;
  readonly random: Random;
  /** The system user's languages, in order of preference. Works once the app is ready. */
  readonly systemLanguages: () => readonly string[];
  /** The build's output folder. */
  readonly buildDirectory: string;
}

/** Starts the app: one instance per data directory, one window per portal. */
export const startDesktop = async (deps: DesktopDeps): Promise<void> => {
  const forbidden = app.isPackaged && forbiddenSwitches.find((name) => app.commandLine.hasSwitch(name));
  if (forbidden) {
    terminal.problem(fillIn(startTexts(deps).start.forbiddenSwitch, { name: forbidden }));
    app.exit(2);
    return;
  }
  // Together with --no-sandbox (root on a test machine) this would end in a crash loop.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

  // Only the user may read the app's files, even in a data directory that others can read.
  if (process.platform !== 'win32') process.umask(0o077);
  const command = commandOf(process.argv, process.cwd(), app.isPackaged);
  const demoRequest = demoOf(process.argv, command);
  if (demoRequest === 'refused') {
    terminal.problem(startTexts(deps).start.demoAlone);
    app.exit(2);
    return;
  }
  const demo =
    demoRequest === 'requested'
      ? (await import('../school/demo/start-demo')).startDemo(tmpdir(), deps.random)
      : null;
  if (demo) process.once('exit', demo.remove);
  const dataDirectory =
    demo?.dataDirectory ?? dataDirectoryOf(process.argv, process.cwd()) ?? app.getPath('userData');
  app.setPath('userData', dataDirectory);
  // Keep Chromium's files apart from Latchkey's.
  app.setPath('sessionData', join(dataDirectory, 'browser'));
  if (!app.requestSingleInstanceLock()) {
    if (command) {
      // Commands and their output are English (decision 19).
      terminal.problem('Latchkey is open on this data directory. Close it, then run the command again.');
      app.exit(1);
      return;
    }
    terminal.line(startTexts(deps, dataDirectory).start.openAlready);
    app.quit();
    return;
  }
  // Without this, Electron would build a default menu before ours.
  Menu.setApplicationMenu(null);
  declareAppScheme();
  guardAllContents();

  const registry = new WindowRegistry();
  const settings = new DeskSettings(dataDirectory);
  const language = new DeskLanguage(settings, deps.systemLanguages);
  const windows = new PortalWindows({
    registry,
    buildDirectory: deps.buildDirectory,
    settings,
    language,
    clock: deps.clock,
    onInput: (windowId) => {
      void desk.then(({ host }) => host.touch(windowId)).catch(() => undefined);
    },
    onClosed: (windowId) => {
      void desk.then(({ host }) => host.closeWindow(windowId)).catch(() => undefined);
    },
  });
  // Any program can start a second instance, so its command line only chooses a portal.
  app.on('second-instance', (_event, argv) => windows.openPortal(portalOf(argv)));
  app.on('activate', () => windows.openPortal(windows.open()[0] ?? 'office'));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  await app.whenReady();
  const start = { deps, dataDirectory, desktop: windows, demo };
  if (command) {
    const { doCommand } = await import('./start-desk');
    app.exit(await doCommand(command, start, terminal));
    return;
  }
  guardSession(session.defaultSession);
  const firstPage = serveApp(
    session.defaultSession,
    join(deps.buildDirectory, 'renderer'),
    deps.random,
    () => language.current,
    (portal) => (demo ? null : settings.signInPageOf(portal)),
  );

  // The desk opens while the page starts. The page's first call waits for it.
  void firstPage.textServed.then(() => import('../school/store/connect'));
  const desk = firstPage.served.then(async () => (await import('./start-desk')).startDesk(start));
  connectRouter(async (...call) => (await desk).host.dispatch(...call), registry, windows);
  windows.openPortal(portalOf(process.argv));
  let logger: Logger | null = null;
  try {
    const started = await desk;
    logger = started.logger;
    const { host } = started;
    await host.ready();
    const stopTimers = startTimers(host, started.logger);
    void host.abandoned.then((cause) => {
      stopTimers();
      // Nobody must go on working on a damaged store.
      for (const window of BrowserWindow.getAllWindows()) window.hide();
      refuseStart(cause, started.logger, language.current);
    });
  } catch (cause) {
    refuseStart(cause, logger, language.current);
  }
};

/** The texts of a start in the desk's language; in the system's while the data directory is unknown. */
const startTexts = ({ systemLanguages }: DesktopDeps, dataDirectory: string | null = null) => {
  const chosen = dataDirectory === null ? null : new DeskSettings(dataDirectory).language;
  return textsIn[chosen ?? languageOf(systemLanguages())];
};

const terminal = {
  line: (text: string) => void process.stdout.write(`${text}\n`),
  problem: (text: string) => void process.stderr.write(`${text}\n`),
};

/** Starts the tick of every second, and the handlers that lock and quit. Returns a function that stops the tick. */
const startTimers = (host: DeskHost, logger: Logger): (() => void) => {
  const logFailure = (work: Promise<void>): void => {
    work.catch((cause) => logger.error('Timed work failed', cause));
  };
  const timer = setInterval(() => logFailure(host.tick()), 1_000);
  powerMonitor.on('lock-screen', () => logFailure(host.lockAll()));
  powerMonitor.on('suspend', () => logFailure(host.lockAll()));
  app.on('will-quit', (event) => {
    event.preventDefault();
    clearInterval(timer);
    const closed = Promise.allSettled([clearCopiedSecret(), host.close()]);
    void closed.then(() => app.exit());
  });
  return () => clearInterval(timer);
};

const refuseStart = (cause: unknown, logger: Logger | null, language: Language): void => {
  logger?.error('The start was refused', cause);
  const { start } = textsIn[language];
  const message = cause instanceof StartRefused ? cause.textIn(language) : start.failed;
  terminal.problem(message);
  dialog.showErrorBox(start.refusedTitle, message);
  app.exit(1);
};
