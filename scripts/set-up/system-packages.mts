import { existsSync } from 'node:fs';
import { findCommand, runQuietly } from '../support/run.mts';
import { SetUpProblem, say, secondsSince } from '../support/say.mts';

/** A requirement of the operating system, with its purpose and the Debian packages that provide it. */
export type SystemNeed = {
  readonly what: string;
  readonly purpose: string;
  readonly packages: readonly string[];
  readonly isThere: () => boolean;
};

/** A command on PATH, which a Debian package provides. */
export function commandNeed(purpose: string, command: string, packageName = command): SystemNeed {
  return {
    what: command,
    purpose,
    packages: [packageName],
    isThere: () => findCommand(command) !== undefined,
  };
}

const showing = 'showing windows';
const testing = 'testing';

/** The shared libraries of an Electron executable. */
export function electronLibraries(executable: string): SystemNeed {
  return {
    what: "Electron's shared libraries",
    purpose: showing,
    packages: ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'],
    isThere: () => missingLibraries(executable).length === 0,
  };
}

/** Requirements for windows without a display: a server and fonts (letters and emoji). */
export const virtualDisplayNeeds: readonly SystemNeed[] = [
  commandNeed(showing, 'Xvfb', 'xvfb'),
  commandNeed(showing, 'xauth'),
  fontNeed('fonts-dejavu-core', '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'),
  fontNeed('fonts-noto-color-emoji', '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf'),
];

/** Independent authenticators, and readers of QR codes and PDFs, which the tests compare the app with. */
export const testToolNeeds: readonly SystemNeed[] = [
  commandNeed(testing, 'oathtool'),
  commandNeed(testing, 'zbarimg', 'zbar-tools'),
  commandNeed(testing, 'keepassxc-cli', 'keepassxc'),
  commandNeed(testing, 'pdftotext', 'poppler-utils'),
];

/**
 * Installs missing packages as root with apt-get. Otherwise throws a SetUpProblem with the command to run. Call it once with
 * all needs, so that the person has to act only once.
 */
export function provideSystemNeeds(needs: readonly SystemNeed[]): void {
  const missing = needs.filter((need) => !need.isThere());
  if (missing.length === 0) return;
  const reasons = [...new Set(missing.map((need) => need.purpose))].map((purpose) => {
    const things = missing.filter((need) => need.purpose === purpose).map((need) => need.what);
    return `for ${purpose}: ${things.join(', ')}`;
  });
  const packages = [...new Set(missing.flatMap((need) => need.packages))];
  if (process.getuid?.() !== 0 || findCommand('apt-get') === undefined) {
    throw new SetUpProblem(
      [
        'This machine lacks what Latchkey needs',
        ...reasons.map((reason) => `  - ${reason}`),
        'Installing it takes root. On Debian or Ubuntu run this once, then the same npm command again:',
        `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`,
      ].join('\n'),
    );
  }
  for (const reason of reasons) say(`missing ${reason}`);
  installPackages(packages);
  const stillMissing = missing.filter((need) => !need.isThere()).map((need) => need.what);
  if (stillMissing.length === 0) return;
  throw new SetUpProblem(
    `${packages.join(', ')} were installed, but still missing: ${stillMissing.join(', ')}`,
  );
}

function installPackages(packages: readonly string[]): void {
  const startedAt = performance.now();
  say(`installing with apt-get: ${packages.join(' ')} ...`);
  // One unreachable source fails the update, although the other lists may suffice.
  const complaint = aptGet('update') ?? '';
  const failure = aptGet('install', '-y', '--no-install-recommends', ...packages.map(nameInThisRelease));
  if (failure !== undefined) {
    throw new SetUpProblem(`apt-get could not install ${packages.join(' ')}:\n${complaint}\n${failure}`);
  }
  say(`installed (${secondsSince(startedAt)})`);
}

/** Debian 13 and Ubuntu 24.04 renamed some libraries when they moved to 64-bit times. */
function nameInThisRelease(name: string): string {
  const renamed = `${name}t64`;
  return runQuietly('apt-cache', ['pkgnames', renamed]).stdout.split('\n').includes(renamed) ? renamed : name;
}

/** Runs apt-get. Returns its error output, or undefined on success. */
function aptGet(...args: string[]): string | undefined {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // The machine's updates, or a set-up in another checkout, may hold the lock.
  for (let attempt = 1; ; attempt += 1) {
    const { exitCode, stderr } = runQuietly('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      env,
    });
    if (exitCode === 0) return undefined;
    const listsAreLocked = stderr.includes('lists/lock');
    if (!listsAreLocked || attempt === 30) return stderr.trim();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000);
  }
}

function missingLibraries(executable: string): string[] {
  const { stdout } = runQuietly('ldd', [executable]);
  return [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name ?? '');
}

function fontNeed(packageName: string, file: string): SystemNeed {
  // Other distributions have other font folders, so a missing file proves nothing there.
  return {
    what: packageName,
    purpose: showing,
    packages: [packageName],
    isThere: () => existsSync(file) || findCommand('apt-get') === undefined,
  };
}
