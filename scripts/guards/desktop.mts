import type { Guard } from './guard.mts';

/** Guards of the support file, which leaves the desk, and of the demo school, which is none. */
export const desktopGuards: readonly Guard[] = [
  {
    name: 'the support file omits names',
    file: 'main/school/support/redact.ts',
    find: 'const end = names.endOfNameAt(at);',
    put: 'const end = at;',
    test: 'test/ipc/support-file.test.ts',
  },
  {
    name: 'the support file omits texts in the shape of a secret',
    file: 'main/school/support/redact.ts',
    find: 'shapes.reduce((rest, [shape, instead]) => rest.replace(shape, instead), withoutQuoted(line))',
    put: 'withoutQuoted(line)',
    test: 'test/ipc/support-file.test.ts',
  },
  {
    name: 'the support file omits quoted texts',
    file: 'main/school/support/redact.ts',
    find: ', withoutQuoted(line))',
    put: ', line)',
    test: 'test/ipc/support-file.test.ts',
  },
  {
    name: 'the support file omits a name in other letters',
    file: 'main/school/support/names-in-text.ts',
    find: '      return other;',
    put: '      return sign;',
    test: 'test/unit/support/names-in-text.test.ts',
  },
  {
    name: 'the support file is for managers',
    file: 'shared/ipc/support-contract.ts',
    find: "const manage = { caller: 'session', portals: officeOnly, permission: 'manage-keys' } as const;",
    put: "const manage = { caller: 'session', portals: officeOnly } as const;",
    test: 'test/ipc/support-file.test.ts',
    only: 'for managers',
  },
  {
    name: 'a session saves what it was shown itself',
    file: 'main/school/support/support-service.ts',
    find: 'const text = this.shown.get(session);',
    put: 'const text = this.shown.get(session) ?? (await this.compose());',
    test: 'test/ipc/support-file.test.ts',
    only: 'for managers',
  },
  {
    name: 'a demo’s sealed values open nowhere else',
    file: 'main/school/open-desk.ts',
    find: "parts.demo ? 'latchkey-demo' : 'latchkey'",
    put: "'latchkey'",
    test: 'test/unit/demo/fill-school.test.ts',
    only: 'cannot become a real desk',
  },
  {
    name: 'a running demo is not removed',
    file: 'main/school/demo/demo-folder.ts',
    find: 'if (Number.isNaN(processNumber) || isRunning(processNumber)) continue;',
    put: 'if (Number.isNaN(processNumber)) continue;',
    test: 'test/unit/demo/demo-folder.test.ts',
  },
  {
    name: 'a link is not mistaken for a demo’s folder',
    file: 'main/school/demo/demo-folder.ts',
    find: 'if (found?.isDirectory() && isOurs) removeDemoFolder(folder);',
    put: 'if (isOurs) removeDemoFolder(folder);',
    test: 'test/unit/demo/demo-folder.test.ts',
  },
];
