import type { About } from '../../../shared/ipc/support-contract';
import type { Product } from '../platform/product';

/** The facts on the About page; `sqlite` is empty while no store is open. */
export const aboutOf = (product: Product, sqlite: string): About => ({ ...product, sqlite });

/** The versions, a line each, for a support request. They name no folder, because its path may hold a person's name. */
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
