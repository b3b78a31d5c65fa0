import { existsSync } from 'node:fs';
import { findCommand, runQuietly } from '../support/run.mts';
import { SetUpProblem, say, secondsSince } from '../support/say.mts';

/** Something that the operating system must have, what for, and the Debian packages that bring it. */
export type SystemNeed = {
  readonly what: string;
  readonly purpose: string;
  readonly packages: readonly string[];
  readonly isThere: () => boolean;
};

/** A command on PATH, brought by a Debian package. */
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

/** The shared libraries that an Electron executable is linked to. */
export function electronLibraries(executable: string): SystemNeed {
  return {
    what: "Electron's shared libraries",
    purpose: showing,
    packages: ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'],
    isThere: () => missingLibraries(executable).length === 0,
  };
}

/** What it takes to draw windows where there is no display: a server and fonts (letters and emoji). */
export const virtualDisplayNeeds: readonly SystemNeed[] = [
  commandNeed(showing, 'Xvfb', 'xvfb'),
  commandNeed(showing, 'xauth'),
  fontNeed('fonts-dejavu-core', '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'),
  fontNeed('fonts-noto-color-emoji', '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf'),
];

/** Authenticators that are not ours, and readers of QR codes and of PDF: what the tests compare the app with. */
export const testToolNeeds: readonly SystemNeed[] = [
  commandNeed(testing, 'oathtool'),
  commandNeed(testing, 'zbarimg', 'zbar-tools'),
  commandNeed(testing, 'keepassxc-cli', 'keepassxc'),
  commandNeed(testing, 'pdftotext', 'poppler-utils'),
];

/**
 * Installs what is missing where we may (root with apt-get); otherwise throws a SetUpProblem with the command to run. To be
 * called once with everything, so that nobody is sent away twice.
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
  // One unreachable source among several fails the update, and the lists of the others may well be enough.
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

/** Runs apt-get; returns what it complained of, or undefined when all went well. */
function aptGet(...args: string[]): string | undefined {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // The lock may be held by the machine's own updates, or by a set-up in another checkout.
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
  // Other distributions keep fonts elsewhere; a missing font is no reason to stop there.
  return {
    what: packageName,
    purpose: showing,
    packages: [packageName],
    isThere: () => existsSync(file) || findCommand('apt-get') === undefined,
  };
}
