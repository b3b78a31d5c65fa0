import type { Guard } from './guard.mts';

const test = 'test/database/written-through.test.ts';

/** Guards of what is confirmed: it is on the disk first. */
export const storeGuards: readonly Guard[] = [
  {
    name: 'an answer waits for the disk',
    file: 'main/school/store/dialect.ts',
    find: 'if (this.letGo()) await this.onDisk();',
    put: 'if (this.letGo()) void this.onDisk().catch(() => undefined);',
    test,
    only: 'an answer',
  },
  {
    name: 'who does not wait hears when the disk has it',
    file: 'main/school/store/dialect.ts',
    find: 'this.lastFlush = this.log.flushed(',
    put: 'void this.log.flushed(',
    test,
    only: 'who tells nobody',
  },
  {
    name: 'what nobody asks for is flushed as well',
    file: 'main/school/store/dialect.ts',
    find: 'setTimeout(() => this.flushUnasked(), unaskedFor)',
    put: 'setTimeout(() => undefined, unaskedFor)',
    test,
    only: 'where nobody asks',
  },
  {
    name: 'nothing leaves main before the disk has it',
    file: 'main/school/calls/dispatcher.ts',
    find: 'if (!entry.asksOnly?.(answer.value as never)) await onDisk(underWay === 1);',
    put: '',
    test: 'test/ipc/answers-on-disk.test.ts',
  },
  {
    name: 'the head of the log follows the disk',
    file: 'main/school/audit/audit-head.ts',
    find: '    await this.onDisk();\n',
    put: '',
    test: 'test/database/head-behind-disk.test.ts',
  },
  {
    name: 'one statement alone waits as well',
    file: 'main/school/store/dialect.ts',
    find: 'if (written === 0) return false;',
    put: 'if (written < 3) return false;',
    test,
    only: 'outside of a transaction',
  },
  {
    name: 'one transaction after the other',
    file: 'main/school/store/dialect.ts',
    find: '    await before;\n',
    put: '',
    test,
    only: 'one transaction after the other',
  },
  {
    name: 'a flush that began before a commit does not count for it',
    file: 'main/school/store/flushed-log.ts',
    find: 'if (this.waiting) return this.waiting;',
    put: 'if (this.waiting) return this.waiting;\n    if (this.handle) return this.underWay;',
    test,
    only: 'for all who committed',
  },
  {
    name: 'a log that could not be flushed is trusted no more',
    file: 'main/school/store/flushed-log.ts',
    find: 'const next = this.underWay.then(() => {',
    put: 'const next = this.underWay.catch(() => undefined).then(() => {\n',
    test,
    only: 'trusted no more',
  },
];
