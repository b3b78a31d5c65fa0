import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const scratchPrefix = '.unfinished-';
const twoHours = 2 * 60 * 60 * 1000;

/**
 * Creates a file or folder whole or not at all. `build` gets an empty scratch folder beside the target, and returns the path in
 * it that becomes the target. If another process was faster, its result stays. A target that is not `isWhole` is replaced.
 */
export async function buildAtomically(
  target: string,
  build: (scratch: string) => Promise<string>,
  isWhole: (target: string) => boolean = existsSync,
): Promise<void> {
  const parent = dirname(target);
  mkdirSync(parent, { recursive: true });
  removeAbandonedScratch(parent);
  const scratch = mkdtempSync(join(parent, scratchPrefix));
  try {
    const built = await build(scratch);
    if (isWhole(target)) return;
    // Moving it into the scratch folder frees the path at once; deleting takes longer.
    if (existsSync(target)) renameSync(target, join(scratch, 'damaged'));
    try {
      renameSync(built, target);
    } catch (error) {
      if (!isWhole(target)) throw error;
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function removeAbandonedScratch(parent: string): void {
  for (const name of readdirSync(parent)) {
    const path = join(parent, name);
    // A younger one may belong to a set-up that is running in another checkout.
    if (name.startsWith(scratchPrefix) && Date.now() - statSync(path).mtimeMs > twoHours)
      rmSync(path, { recursive: true, force: true });
  }
}
