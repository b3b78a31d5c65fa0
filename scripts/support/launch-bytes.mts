import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './paths.mts';
import { SetUpProblem } from './say.mts';

/** What a window loads before its sign-in page answers; bytes as they are on the disk. */
export interface LaunchBytes {
  readonly scripts: number;
  readonly styles: number;
  /** The page itself among them. */
  readonly files: number;
  /** Of all this what the username field waits for where the page comes painted: the page, the painting, the first script, the styles. */
  readonly painted: number;
}

/** So much may be on the way to the sign-in page: what a new screen needs is loaded with that screen. */
export const launchCeiling: LaunchBytes = { scripts: 490_000, styles: 64_000, files: 6, painted: 96_000 };

/** What the page of a portal names, by the build in `folder`: its scripts, those that they import, its styles. */
export function launchBytes(
  folder = join(checkout, 'out/renderer'),
  portal: 'office' | 'staff' = 'office',
): LaunchBytes {
  const page = readFileSync(join(folder, `${portal}.html`), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/gu)].flatMap(([, path]) => path ?? []);
  const bytesOf = (ending: string): number =>
    named
      .filter((path) => path.endsWith(ending))
      .reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
  const script = /<script[^>]* src="\.\/([^"]+)"/u.exec(page)?.[1];
  const largestPainting = Math.max(
    ...readdirSync(join(folder, 'painted')).map((name) => statSync(join(folder, 'painted', name)).size),
  );
  const painted =
    page.length + largestPainting + bytesOf('.css') + (script ? statSync(join(folder, script)).size : 0);
  return { scripts: bytesOf('.js'), styles: bytesOf('.css'), files: named.length + 1, painted };
}

/** Throws SetUpProblem where a window loads more before its username field than the ceiling allows. */
export function holdLaunchBytes(loaded: LaunchBytes, ceiling = launchCeiling): void {
  const over = (['scripts', 'styles', 'files', 'painted'] as const).filter(
    (part) => loaded[part] > ceiling[part],
  );
  if (over.length === 0) return;
  const told = over.map((part) => `${part}: ${loaded[part]}, at most ${ceiling[part]}`).join('; ');
  throw new SetUpProblem(
    `More is loaded before the sign-in page than may be (${told}). Load with its screen what the sign-in page does without, or raise the ceiling in scripts/support/launch-bytes.mts for a reason.`,
  );
}
