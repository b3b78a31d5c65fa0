/** One generation of the data key: a number of one byte, from 1, and 32 random bytes. */
export interface DataKey {
  readonly id: number;
  readonly key: Buffer;
}

/**
 * The installation's data keys, newest last. New values are sealed under the newest; older ones stay, so that what they
 * sealed or authenticated can still be read.
 */
export class KeyRing {
  private readonly keys: DataKey[];

  /** Takes one key at least. */
  constructor(keys: readonly DataKey[]) {
    if (keys.length === 0) throw new Error('A key ring without a key');
    this.keys = [...keys];
  }

  get current(): DataKey {
    return this.keys[this.keys.length - 1] as DataKey;
  }

  get all(): readonly DataKey[] {
    return this.keys;
  }

  find(id: number): DataKey | null {
    return this.keys.find((key) => key.id === id) ?? null;
  }

  /** Makes a key the current one. */
  add(key: Buffer): DataKey {
    const next = { id: this.current.id + 1, key };
    // An id is one byte in front of every sealed value: 255 rotations are enough for a lifetime of schools.
    if (next.id > 255) throw new Error('The key ring is full');
    this.keys.push(next);
    return next;
  }
}
