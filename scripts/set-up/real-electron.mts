import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageFolder, packageVersion } from '../support/paths.mts';
import { runQuietly } from '../support/run.mts';
import { SetUpProblem, say, secondsSince } from '../support/say.mts';

type ElectronGet = {
  downloadArtifact(what: {
    artifactName: string;
    version: string;
    checksums: Record<string, string>;
  }): Promise<string>;
};

// Codes of Node's network layers that mean "no way to that host from here", as opposed to "something is wrong".
const unreachableCodes = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_SOCKET',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** The executable of the electron package's own runtime, or undefined where it has not been downloaded whole. */
export function installedElectron(): string | undefined {
  const folder = packageFolder('electron');
  try {
    // Electron's installer writes path.txt last, so its presence says that unpacking was finished.
    const executable = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    const version = readFileSync(join(folder, 'dist/version'), 'utf8').replace(/^v/, '');
    return version === packageVersion('electron') && existsSync(executable) ? executable : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Downloads the runtime of the electron package. Returns 'unreachable' where its host cannot be reached from here; throws
 * SetUpProblem for everything else (a wrong checksum, a full disk), which must not lead to another runtime in silence.
 */
export async function downloadElectron(): Promise<'installed' | 'unreachable'> {
  const startedAt = performance.now();
  const version = packageVersion('electron');
  const require = createRequire(join(packageFolder('electron'), 'install.js'));
  say(`downloading Electron ${version} ...`);
  try {
    // First the download alone, for an error that can be told apart; the installer then finds the archive in its cache.
    const { downloadArtifact } = (await import(
      pathToFileURL(require.resolve('@electron/get')).href
    )) as ElectronGet;
    const checksums = require('./checksums.json') as Record<string, string>;
    await downloadArtifact({ artifactName: 'electron', version, checksums });
  } catch (error) {
    const reason = unreachableReason(error);
    if (reason === undefined)
      throw new SetUpProblem(`Electron ${version} could not be downloaded: ${String(error)}`);
    say(`the host of Electron's downloads is not reached from here (${reason})`);
    return 'unreachable';
  }
  const { exitCode, stderr } = runQuietly(process.execPath, [require.resolve('./install.js')]);
  if (exitCode !== 0 || installedElectron() === undefined) {
    throw new SetUpProblem(`Electron ${version} was downloaded but could not be unpacked:\n${stderr.trim()}`);
  }
  say(`Electron ${version} is in place (${secondsSince(startedAt)})`);
  return 'installed';
}

/** Why a download error means "not reached", for people, or undefined where it means something else. */
function unreachableReason(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, response } = cause as Error & { code?: unknown; response?: { status?: number } };
    if (typeof code === 'string' && unreachableCodes.has(code)) return code;
    // An answer that is not the file: a proxy or a mirror that lacks it. The archive itself would have come with 200.
    if (response?.status !== undefined) return `HTTP ${response.status}`;
    // Happy Eyeballs: one error per address that was tried.
    if (cause instanceof AggregateError) return unreachableReason(cause.errors[0]);
  }
  return undefined;
}
