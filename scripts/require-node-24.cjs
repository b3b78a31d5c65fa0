// npm loads this with `node -r` before every script of this folder. It is plain CommonJS without new syntax, because an older Node
// must be able to run it and can't read the TypeScript files.
'use strict';

const major = Number(process.versions.node.split('.')[0]);

if (major < 24) {
  process.stderr.write(
    [
      `Latchkey's scripts need Node 24, but this is Node ${process.versions.node} (${process.execPath}).`,
      'Node 24 comes with `npm ci`, as the package "node" among the devDependencies, and npm puts it first on PATH.',
      'That package puts its binary in place with an install script. npm 12 and newer run such scripts only for packages that',
      'are listed under "allowScripts" in package.json ("node" is), and `--ignore-scripts` skips them altogether. Either',
      '  - run `npm ci` again without --ignore-scripts, then the same `npm run` command, or',
      '  - install Node 24 or newer yourself.',
      '',
    ].join('\n'),
  );
  process.exit(1);
}
