// Found by electron-builder by itself, so that every way to package for people passes the checks of scripts/packaging.
export { releaseConfiguration as default } from './scripts/packaging/configuration.mts';
