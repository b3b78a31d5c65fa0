import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

type Fuses = Partial<Record<FuseV1Options, boolean>>;

/** The fuses of a release. All others stay as Electron ships them. */
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

/** The fuses of a test build, which permits `--inspect` so that tests can control the app. */
export const testFuses: Fuses = { ...releaseFuses, [FuseV1Options.EnableNodeCliInspectArguments]: true };

/**
 * Sets the fuses of a packed app and reads them back. electron-builder's own option doesn't do: it bundles an older
 * @electron/fuses, and runs after the last hook that can still refuse the result.
 */
export async function setFuses(executable: string, wanted: Fuses): Promise<void> {
  const before = await getCurrentFuseWire(executable);
  // An older Electron has fewer fuses, and setting a missing one is an error.
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
