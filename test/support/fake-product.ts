import type { Product } from '../../main/school/platform/product';

/** The versions of no computer in particular. */
export const fakeProduct: Product = {
  version: '1.2.3',
  electron: '45.4.1',
  chromium: '144.0.0',
  node: '24.21.0',
  system: 'Linux 6.1.0 x64',
  fallbackRuntime: false,
};
