import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

type Fuses = Partial<Record<FuseV1Options, boolean>>;

/** The fuses of what people get. The ones that are not named here stay as Electron ships them. */
export const releaseFuses: Fuses = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
};

/** The same for a test build, but for `--inspect`, by which a test takes hold of the app. */
export const testFuses: Fuses = { ...releaseFuses, [FuseV1Options.EnableNodeCliInspectArguments]: true };

/**
 * Sets the fuses of a packed app and reads them back. Done by us and not by electron-builder's own option, because that
 * bundles an older @electron/fuses and acts after the last hook in which the result could still be refused.
 */
export async function setFuses(executable: string, wanted: Fuses): Promise<void> {
  const before = await getCurrentFuseWire(executable);
  // An older Electron has fewer fuses, and setting one that is not there is an error.
  const settable = entries(wanted).filter(([fuse]) => before[fuse] !== undefined);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    ...Object.fromEntries(settable),
  });
  const after = await getCurrentFuseWire(executable);
  const wrong = settable.filter(
    ([fuse, value]) => after[fuse] !== (value ? FuseState.ENABLE : FuseState.DISABLE),
  );
  if (wrong.length > 0)
    throw new Error(`These fuses could not be set: ${wrong.map(([fuse]) => FuseV1Options[fuse]).join(', ')}`);
}

function entries(fuses: Fuses): [FuseV1Options, boolean][] {
  return Object.entries(fuses).map(([fuse, value]) => [Number(fuse) as FuseV1Options, value]);
}
