import type { KeyProtector } from '../platform/key-protector';
import type { Random } from '../platform/random';

/** Keeps the desk key in this process's memory, so that nobody can open a demo's files after its end. */
export const createMemoryKeyProtector = (random: Random): KeyProtector => {
  const keys = new Map<string, Buffer>();
  return {
    absence: 'none',
    wrap(key) {
      const handle = random.bytes(16);
      keys.set(handle.toString('hex'), Buffer.from(key));
      return { bytes: handle, backend: 'demo', call: 'memory' };
    },
    unwrap: (wrapped) => keys.get(wrapped.toString('hex')) ?? null,
  };
};
