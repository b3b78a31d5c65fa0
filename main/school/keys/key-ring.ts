/** One generation of the data key: an id from 1 to 255, and 32 random bytes. */
export interface DataKey {
  readonly id: number;
  readonly key: Buffer;
}

/** The most data keys: a key's id is one byte in front of every sealed value. */
const mostKeys = 255;

/** The ring holds all the data keys that there can be. */
export class KeyRingFull extends Error {
  override readonly name = 'KeyRingFull';
}

/**
 * The installation's data keys, newest last. The newest key seals new values. Older keys stay, to open and verify older
 * values.
 */
export class KeyRing {
  private readonly keys: DataKey[];

  /** Throws for an empty list. */
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

  /** Adds a key and makes it current. Throws KeyRingFull. */
  add(key: Buffer): DataKey {
    const next = { id: this.current.id + 1, key };
    if (next.id > mostKeys) throw new KeyRingFull(`The key ring holds ${mostKeys} keys already`);
    this.keys.push(next);
    return next;
  }
}
