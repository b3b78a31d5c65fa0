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

/** What differs between a desk and a test. */
export interface DesktopParts {
  readonly clock: Clock;
  readonly random: Random;
  /** The languages that the system's user wants, most wanted first; asked for once the app is ready. */
  readonly systemLanguages: () => readonly string[];
  /** The folder that the build leaves. */
  readonly buildDirectory: string;
}

/** Starts the app: one instance a data directory, one window a portal. */
export const startDesktop = async (parts: DesktopParts): Promise<void> => {
  const forbidden = app.isPackaged && forbiddenSwitches.find((name) => app.commandLine.hasSwitch(name));
  if (forbidden) {
    terminal.problem(fillIn(spoken(parts).start.forbiddenSwitch, { name: forbidden }));
    app.exit(2);
    return;
  }
  // Together with --no-sandbox (root on a test machine) this would end in a crash loop.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

  // What the app writes is its user's alone, also in a data directory that others may read.
  if (process.platform !== 'win32') process.umask(0o077);
  const command = commandOf(process.argv, process.cwd(), app.isPackaged);
  const wish = demoOf(process.argv, command);
  if (wish === 'refused') {
    terminal.problem(spoken(parts).start.demoAlone);
    app.exit(2);
    return;
  }
  const demo =
    wish === 'wanted' ? (await import('../school/demo/start-demo')).startDemo(tmpdir(), parts.random) : null;
  if (demo) process.once('exit', demo.remove);
  const dataDirectory =
    demo?.dataDirectory ?? dataDirectoryOf(process.argv, process.cwd()) ?? app.getPath('userData');
  app.setPath('userData', dataDirectory);
  // Chromium's own files stay out of the way of ours.
  app.setPath('sessionData', join(dataDirectory, 'browser'));
  if (!app.requestSingleInstanceLock()) {
    if (command) {
      // What a command answers is English, as it is itself (decision 19).
      terminal.problem('Latchkey is open on this data directory. Close it, then run the command again.');
      app.exit(1);
      return;
    }
    terminal.line(spoken(parts, dataDirectory).start.openAlready);
    app.quit();
    return;
  }
  // Ours is made with the first window; Electron's own would be made before it, for nothing.
  Menu.setApplicationMenu(null);
  declareAppScheme();
  guardAllContents();

  const registry = new WindowRegistry();
  const settings = new DeskSettings(dataDirectory);
  const language = new DeskLanguage(settings, parts.systemLanguages);
  const windows = new PortalWindows({
    registry,
    buildDirectory: parts.buildDirectory,
    settings,
    language,
    onClosed: (windowId) => {
      void desk.then(({ host }) => host.closeWindow(windowId)).catch(() => undefined);
    },
  });
  // The second instance's command line may come from anybody: it chooses a portal and nothing else.
  app.on('second-instance', (_event, argv) => windows.openPortal(portalOf(argv)));
  app.on('activate', () => windows.openPortal(windows.open()[0] ?? 'office'));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  await app.whenReady();
  const start = { parts, dataDirectory, desktop: windows, demo };
  if (command) {
    const { doCommand } = await import('./start-desk');
    app.exit(await doCommand(command, start, terminal));
    return;
  }
  guardSession(session.defaultSession);
  const firstPage = serveApp(
    session.defaultSession,
    join(parts.buildDirectory, 'renderer'),
    parts.random,
    () => language.current,
    (portal) => (demo ? null : settings.signInPageOf(portal)),
  );

  // The desk is loaded and opens while the page does; the page's first call waits for it.
  void firstPage.begun.then(() => import('../school/store/connect'));
  const desk = firstPage.served.then(async () => (await import('./start-desk')).startDesk(start));
  connectRouter(async (...call) => (await desk).host.dispatch(...call), registry, windows);
  windows.openPortal(portalOf(process.argv));
  let logger: Logger | null = null;
  try {
    const started = await desk;
    logger = started.logger;
    const { host } = started;
    await host.ready();
    const stopTime = keepTime(host, started.logger);
    void host.abandoned.then((cause) => {
      stopTime();
      // What is on the screens is not to be worked with any more.
      for (const window of BrowserWindow.getAllWindows()) window.hide();
      refuseStart(cause, started.logger, language.current);
    });
  } catch (cause) {
    refuseStart(cause, logger, language.current);
  }
};

/** The texts of a start, in the language that the desk would use; the system's alone while its folder is not known. */
const spoken = ({ systemLanguages }: DesktopParts, dataDirectory: string | null = null) => {
  const chosen = dataDirectory === null ? null : new DeskSettings(dataDirectory).language;
  return textsIn[chosen ?? languageOf(systemLanguages())];
};

const terminal = {
  line: (text: string) => void process.stdout.write(`${text}\n`),
  problem: (text: string) => void process.stderr.write(`${text}\n`),
};

/** Runs what is due every second, locks with the computer, and closes the store last; returns what ends the seconds. */
const keepTime = (host: DeskHost, logger: Logger): (() => void) => {
  const heard = (work: Promise<void>): void => {
    work.catch((cause) => logger.error('Timed work failed', cause));
  };
  const timer = setInterval(() => heard(host.tick()), 1_000);
  powerMonitor.on('lock-screen', () => heard(host.lockAll()));
  powerMonitor.on('suspend', () => heard(host.lockAll()));
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
