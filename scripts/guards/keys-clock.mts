import type { Guard } from './guard.mts';

const keys = 'test/adversary/desk/keys.test.ts';

/** Guards of the data keys behind a replaced owner's sheet, and of a clock that was turned back. */
export const keysAndClockGuards: readonly Guard[] = [
  {
    name: 'a new owner’s sheet draws a new data key',
    file: 'main/school/keys/desk-keys.ts',
    find: 'random, clock.now()), next);',
    put: 'random, clock.now()), this.ring);',
    test: keys,
    only: 'with a backup and a desk file of its time',
  },
  {
    name: 'a new owner’s sheet reseals what older keys sealed',
    file: 'main/school/sign-in/owner-sheet-service.ts',
    find: `    await this.deps.resealing.finish();
    return ok(null);`,
    put: '    return ok(null);',
    test: keys,
    only: 'with a backup and a desk file of its time',
  },
  {
    name: 'resealing goes on after a crash',
    file: 'main/school/every-second.ts',
    find: 'if (hasRunFor(checksAfterStart)) await resealing.finish();',
    put: '',
    test: keys,
    only: 'after a crash',
  },
  {
    name: 'a damaged secret does not stop resealing',
    file: 'main/school/factors/resealing.ts',
    find: 'if (!(cause instanceof SealBroken)) throw cause;',
    put: 'throw cause;',
    test: keys,
    only: 'a value that no key opens',
  },
  {
    name: 'an older data key appends no event',
    file: 'main/school/audit/audit-log.ts',
    find: "if (Number(mac[0]) < Number(before?.mac[0] ?? 0)) return { kind: 'broken', at: expected };",
    put: '',
    test: keys,
    only: 'appends no event',
  },
  {
    name: 'an older data key makes no head',
    file: 'main/school/audit/audit-head.ts',
    find: '.find(([keyId]) => keyId === this.box.keyId)',
    put: '.at(0)',
    test: keys,
    only: 'makes no end',
  },
  {
    name: 'the head is under both keys while the data key changes',
    file: 'main/school/audit/audit-head.ts',
    find: 'await this.write(head, [this.box, box]);',
    put: '',
    test: 'test/database/head-behind-disk.test.ts',
    only: 'change of the data key',
  },
  {
    name: 'a full key ring refuses in words',
    file: 'main/school/sign-in/owner-sheet-service.ts',
    find: "if (cause instanceof KeyRingFull) return refuse('key-ring-full');",
    put: '',
    test: keys,
    only: 'a key ring that is full',
  },
  {
    name: 'a full key ring takes no further key',
    file: 'main/school/keys/key-ring.ts',
    find: 'if (next.id > mostKeys)',
    put: 'if (next.id > 2 * mostKeys)',
    test: keys,
    only: 'a key ring that is full',
  },
  {
    name: 'a restore’s event is under this computer’s newest key',
    file: 'main/serve/restore-offline.ts',
    find: 'own?.ring ?? openRing(header.keys, deskKey)',
    put: 'openRing(header.keys, deskKey)',
    test: 'test/ipc/restore-offline.test.ts',
    only: 'an older backup with the sheet of its time',
  },
];
