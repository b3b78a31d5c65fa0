import type { KeyProtector } from '../../main/school/platform/key-protector';

/** An operating system that keeps keys (`keychain` stands for its user's keychain), or, with null, one that does not. */
export const fakeKeyProtector = (keychain: string | null): KeyProtector => ({
  absence: 'none',
  wrap: (key) =>
    keychain === null
      ? null
      : { bytes: Buffer.concat([Buffer.from(`${keychain}:`), key]), backend: 'fake', call: 'wrap' },
  unwrap: (wrapped) => {
    const prefix = Buffer.from(`${keychain}:`);
    return wrapped.subarray(0, prefix.length).equals(prefix) ? wrapped.subarray(prefix.length) : null;
  },
});
