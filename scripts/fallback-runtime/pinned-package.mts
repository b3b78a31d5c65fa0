import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { npmCall, runQuietly } from '../support/run.mts';
import { SetUpProblem } from '../support/say.mts';

/** An npm package to fetch on demand and to use only with this hash; `sha512` in base64. */
export type PinnedPackage = { readonly name: string; readonly version: string; readonly sha512: string };

/**
 * Fetches a package with npm, checks its hash and unpacks it into `folder`/package. `members` selects some of its files.
 * Throws SetUpProblem.
 */
export async function fetchPinnedPackage(
  pinned: PinnedPackage,
  folder: string,
  members: readonly string[] = [],
): Promise<void> {
  const spec = `${pinned.name}@${pinned.version}`;
  const { exitCode, stderr } = runQuietly(...npmCall('pack', spec, '--pack-destination', folder), {
    cwd: folder,
  });
  if (exitCode !== 0)
    throw new SetUpProblem(
      `npm could not fetch ${spec}, which the fallback runtime needs:\n${stderr.trim()}`,
    );
  const tarball = join(folder, `${pinned.name.replace('@', '').replace('/', '-')}-${pinned.version}.tgz`);
  await assertHash(tarball, 'sha512', pinned.sha512, 'base64');
  unpack(tarball, folder, members);
}

/** Unpacks a .tar.gz with the system's tar, which every machine with the fallback runtime has. Throws SetUpProblem. */
export function unpack(archive: string, folder: string, more: readonly string[] = []): void {
  const { exitCode, stderr } = runQuietly('tar', [
    '-xzf',
    archive,
    '-C',
    folder,
    '--no-same-owner',
    '--warning=no-unknown-keyword',
    ...more,
  ]);
  if (exitCode !== 0) throw new SetUpProblem(`tar could not unpack ${basename(archive)}: ${stderr.trim()}`);
}

/** Throws SetUpProblem unless the file has the expected hash. */
export async function assertHash(
  file: string,
  algorithm: string,
  expected: string,
  encoding: 'hex' | 'base64',
): Promise<void> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  const found = hash.digest(encoding);
  if (found === expected) return;
  throw new SetUpProblem(
    `${basename(file)} is not the file that was pinned (${algorithm} ${found}, expected ${expected}). It was thrown away and not run.`,
  );
}
