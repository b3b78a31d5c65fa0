import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listPackage, statFile } from '@electron/asar';
import { isBranded, isFallbackRuntime } from '../fallback-runtime/marker.mts';
import type { PackedApp } from './packed-app.mts';
import type { PackFacts } from './release-check.mts';

/** Reads the facts that decide whether a packed app may be released. */
export function readPackFacts(app: PackedApp, wantedElectron: string): PackFacts {
  return {
    wantedElectron,
    foundElectron: electronVersionsIn(app.executable),
    hasFallbackMarker: isFallbackRuntime(app.folder) || nativeModulesIn(app.resources).some(isBranded),
    files: filesInAsar(join(app.resources, 'app.asar')),
  };
}

/** The versions in an Electron binary's user agent, which no renaming of files changes. */
export function electronVersionsIn(executable: string): string[] {
  const binary = readFileSync(executable);
  const versions = new Set<string>();
  const name = 'Electron/';
  for (let at = binary.indexOf(name); at >= 0; at = binary.indexOf(name, at + name.length)) {
    const version = /^\d+\.\d+\.\d+/.exec(
      binary.toString('latin1', at + name.length, at + name.length + 16),
    )?.[0];
    if (version !== undefined) versions.add(version);
  }
  return [...versions];
}

function nativeModulesIn(resources: string): string[] {
  const folder = join(resources, 'app.asar.unpacked');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.node')).map((name) => join(folder, name));
}

function filesInAsar(archive: string): string[] {
  if (!existsSync(archive)) return [];
  const paths = listPackage(archive, { isPack: false }).map((path) =>
    path.replaceAll('\\', '/').replace(/^\//, ''),
  );
  return paths.filter((path) => !('files' in statFile(archive, path)));
}
