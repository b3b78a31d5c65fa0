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

// Node's network error codes that mean "this host is unreachable from here", and not "something is wrong".
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

/** The executable of the electron package's runtime, or undefined if its download is incomplete. */
export function installedElectron(): string | undefined {
  const folder = packageFolder('electron');
  try {
    // Electron's installer writes path.txt last, after unpacking.
    const executable = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    const version = readFileSync(join(folder, 'dist/version'), 'utf8').replace(/^v/, '');
    return version === packageVersion('electron') && existsSync(executable) ? executable : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Downloads the runtime of the electron package. Returns 'unreachable' if its host can't be reached. Throws SetUpProblem for
 * all other failures (a wrong checksum, a full disk), which must not silently select another runtime.
 */
export async function downloadElectron(): Promise<'installed' | 'unreachable'> {
  const startedAt = performance.now();
  const version = packageVersion('electron');
  const require = createRequire(join(packageFolder('electron'), 'install.js'));
  say(`downloading Electron ${version} ...`);
  try {
    // Download first, for an error with a code. The installer then finds the archive in its cache.
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

/** The reason in words if a download error means "unreachable", or undefined. */
function unreachableReason(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, response } = cause as Error & { code?: unknown; response?: { status?: number } };
    if (typeof code === 'string' && unreachableCodes.has(code)) return code;
    // A proxy or mirror answered without the archive, which comes with status 200.
    if (response?.status !== undefined) return `HTTP ${response.status}`;
    // Happy Eyeballs (RFC 8305) collects one error per address.
    if (cause instanceof AggregateError) return unreachableReason(cause.errors[0]);
  }
  return undefined;
}
