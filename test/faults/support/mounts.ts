import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The reason why this machine cannot make small disks and read-only folders, or null. */
export const noMountsBecause = (): string | null => {
  if (process.platform !== 'linux') return 'mounts are made on Linux alone';
  if (process.getuid?.() !== 0) return 'a disk of its own takes root';
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-mount-'));
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
  if (status === 0) execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
  return status === 0 ? null : `no tmpfs can be mounted here (${String(stderr).trim()})`;
};

/** Mounts a disk of some megabytes. `use` gets an empty folder on it. */
export const onSmallDisk = async (
  megabytes: number,
  use: (folder: string) => Promise<void>,
): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', folder]);
  try {
    await use(folder);
  } finally {
    // A lazy unmount, because a killed process may still hold a file.
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
};

const ballast = (folder: string): string => join(folder, 'ballast');

/** Fills the disk up to `spare` bytes. */
export const fill = (folder: string, spare = 0): void => {
  for (const size of [256 * 1024, 4096]) {
    const chunk = Buffer.alloc(size, 1);
    try {
      for (;;) appendFileSync(ballast(folder), chunk);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') throw cause;
    }
  }
  if (spare > 0) execFileSync('truncate', ['-s', `-${spare}`, ballast(folder)]);
};

/** Frees the disk again. */
export const makeRoom = (folder: string): void => rmSync(ballast(folder), { force: true });

/** Makes a folder read-only for a while, also for root, with a bind mount over itself. */
export const whileReadOnly = async (folder: string, use: () => Promise<void>): Promise<void> => {
  execFileSync('mount', ['--bind', folder, folder]);
  try {
    execFileSync('mount', ['-o', 'remount,ro,bind', folder]);
    await use();
  } finally {
    execFileSync('umount', ['-l', folder]);
  }
};

/** Makes files or folders immutable for a while, also open ones. */
export const whileImmutable = async (paths: readonly string[], use: () => Promise<void>): Promise<void> => {
  const there = paths.filter((path) => existsSync(path));
  execFileSync('chattr', ['+i', ...there]);
  try {
    await use();
  } finally {
    execFileSync('chattr', ['-i', ...there]);
  }
};
