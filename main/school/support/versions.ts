import type { About } from '../../../shared/ipc/support-contract';
import type { Product } from '../platform/product';

/** What About shows. */
export const aboutOf = (product: Product, sqlite: string): About => ({ ...product, sqlite });

/** The versions, a line each, to be sent to whoever helps. No folder in them: its path may hold a person's name. */
export const versionLines = ({
  version,
  electron,
  chromium,
  node,
  sqlite,
  system,
  fallbackRuntime,
}: About): string[] => [
  `Latchkey ${version}`,
  `Electron ${electron}${fallbackRuntime ? ' (fallback runtime, out of support)' : ''}`,
  `Chromium ${chromium}`,
  `Node.js ${node}`,
  ...(sqlite === '' ? [] : [`SQLite ${sqlite}`]),
  `System ${system}`,
];
