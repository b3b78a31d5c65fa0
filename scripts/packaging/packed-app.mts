import { join } from 'node:path';
import type { AfterPackContext } from 'electron-builder';

/** The absolute paths of a packed app's parts, which differ by platform. */
export type PackedApp = { readonly folder: string; readonly executable: string; readonly resources: string };

/** The parts of the app that electron-builder has packed. */
export function packedApp({ appOutDir, packager, electronPlatformName }: AfterPackContext): PackedApp {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin') {
    const contents = join(appOutDir, `${name}.app/Contents`);
    return {
      folder: appOutDir,
      executable: join(contents, `MacOS/${name}`),
      resources: join(contents, 'Resources'),
    };
  }
  const linuxName = (packager as { executableName?: string }).executableName ?? name;
  const executable = join(appOutDir, electronPlatformName === 'win32' ? `${name}.exe` : linuxName);
  return { folder: appOutDir, executable, resources: join(appOutDir, 'resources') };
}
