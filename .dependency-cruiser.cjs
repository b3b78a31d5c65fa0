'use strict';

// The house of docs/architecture.md as rules. `npm run check:imports` holds them, for types too.

// dependency-cruiser needs this parser: it cannot read TypeScript 7. Without the parser it would see no import and pass.
require('@swc/core');

// Low to high: a room imports lower rooms only. Rooms of one line do not import each other.
const schoolRooms = [
  ['platform'],
  ['keys'],
  ['store'],
  ['audit'],
  ['accounts'],
  ['backups'],
  ['factors'],
  ['options'],
  ['attempts'],
  ['sessions'],
  ['authenticators'],
  ['sign-in'],
  ['staff', 'support'],
  ['calls'],
  // The files directly in main/school put everything together.
  ['*'],
  ['demo'],
];
// Which folders of the renderer each of them imports, exactly: a table of docs/architecture.md, "Renderer, folder by folder".
const rendererImports = {
  client: [],
  messages: ['client'],
  ui: ['client', 'messages'],
  entry: ['client', 'messages', 'ui'],
  'rooms/audit': ['client', 'messages', 'ui'],
  'rooms/staff': ['client', 'messages', 'ui'],
  'rooms/help': ['client', 'messages', 'ui', 'entry'],
  'rooms/security': ['client', 'messages', 'ui', 'entry'],
  'rooms/home': ['client', 'messages', 'ui', 'rooms/security', 'rooms/staff'],
  'rooms/settings': ['client', 'messages', 'ui', 'entry', 'rooms/staff'],
};
const rendererFolders = [...Object.keys(rendererImports), 'app'];
// A joined desk reaches its school by the link alone; `latchkey serve` has no desk.
const mainParts = [['school'], ['link', 'serve'], ['desk']];

const pathOf = (world, room) => (room === '*' ? `^${world}/[^/]+$` : `^${world}/${room}/`);

const mayNotImport = (world, room, other) => ({
  name: `${world}/${room} does not import ${world}/${other}`,
  comment: `What both need lies in a room below both; the order of rooms is in .dependency-cruiser.cjs.`,
  severity: 'error',
  from: { path: pathOf(world, room) },
  to: { path: pathOf(world, other) },
});

/** A rule for each pair of rooms: what must not import what. */
const rulesOfRooms = (world, lines) =>
  lines.flatMap((line, level) =>
    line.flatMap((room) =>
      lines
        .slice(level)
        .flat()
        .filter((other) => other !== room)
        .map((other) => mayNotImport(world, room, other)),
    ),
  );

/** A rule for each folder that a folder of the renderer must not import. */
const rulesOfRenderer = Object.entries(rendererImports).flatMap(([folder, below]) =>
  rendererFolders
    .filter((other) => other !== folder && !below.includes(other))
    .map((other) => mayNotImport('renderer', folder, other)),
);

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const packages = { dependencyTypesNot: ['npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-peer', 'core'] };

module.exports = {
  forbidden: [
    rule(
      'shared is pure',
      'shared is pure TypeScript: move what needs Electron, Node or the DOM to main or renderer.',
      { path: '^shared/' },
      { pathNot: ['^shared/', '^node_modules/zod/'] },
    ),
    rule(
      'the renderer is a guest',
      'The renderer reaches main through its client of window.desk alone.',
      { path: '^renderer/' },
      { ...packages, pathNot: ['^renderer/', '^shared/'] },
    ),
    rule(
      'the preload is a bridge',
      'The preload exposes channel names from shared and nothing else.',
      { path: '^preload/' },
      { pathNot: ['^preload/', '^shared/', '^node_modules/electron/', '^electron$'] },
    ),
    rule(
      'no Node in pages',
      'What needs Node is done in main.',
      { path: '^(renderer|preload|shared)/' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'main points at shared',
      'Nothing of renderer, preload, test or scripts is part of main.',
      { path: '^main/' },
      { ...packages, pathNot: ['^main/', '^shared/'] },
    ),
    ...rulesOfRooms('main', mainParts),
    rule(
      'electron is at the desk',
      'Only main/index.ts, main/desk and the preload touch Electron: pass in what the school needs.',
      {
        pathNot: ['^main/(index\\.ts$|desk/)', '^preload/', '^(test|scripts|bench)/'],
      },
      { path: ['^electron$', '^node_modules/electron(-log)?/'] },
    ),
    ...rulesOfRooms('main/school', schoolRooms),
    ...rulesOfRenderer,
    rule(
      'every folder of the renderer has its line',
      'Name the new folder in rendererImports of .dependency-cruiser.cjs, and in docs/architecture.md.',
      { path: '^renderer/' },
      { path: '^renderer/', pathNot: rendererFolders.map((folder) => pathOf('renderer', folder)) },
    ),
    rule(
      'the demo is loaded when asked for',
      'A real desk loads nothing of the demo: main/desk/start-desktop.ts imports it when --demo is given.',
      { path: '^main/', pathNot: ['^main/school/demo/', '^main/desk/start-desktop\\.ts$'] },
      { path: '^main/school/demo/' },
    ),
    rule(
      'the demo is loaded late',
      'Use import() where the demo is asked for.',
      { path: '^main/desk/start-desktop\\.ts$' },
      { path: '^main/school/demo/', dependencyTypesNot: ['dynamic-import'] },
    ),
    rule(
      'a repository is its own room’s',
      'Other rooms ask the service of that room.',
      // What a restore keeps is moved between two whole stores, past every room.
      { path: '^(main/school/[^/]+)/', pathNot: '^main/school/backups/carry-over\\.ts$' },
      { path: '-repository\\.ts$', pathNot: '^$1/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'a migration imports nothing of ours',
      'What a migration means must never change.',
      { path: '^main/school/store/migrations/\\d' },
      { path: '^(main|shared)/' },
    ),
    rule('what is imported exists', 'Nobody finds this file or package.', {}, { couldNotResolve: true }),
  ],
  options: {
    // This parser reports imports of types as well: a room that needs another one's types cannot be read alone.
    parser: 'swc',
    // A copy of the checkout links its packages.
    preserveSymlinks: true,
    doNotFollow: { path: '^node_modules/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
