import type { DeskId, HostId } from '../../../shared/ids';
import type { Clock } from '../platform/clock';
import type { KeyProtector } from '../platform/key-protector';
import type { NewId, Random } from '../platform/random';
import { StartRefused } from '../platform/start-refused';
import {
  checkOf,
  type DeskFile,
  deskFilePath,
  isKeyOf,
  openRing,
  openRingAtStart,
  readDeskFile,
  sealRing,
  writeDeskFile,
} from './desk-file';
import { KeyRing } from './key-ring';
import { drawRecoveryKey, unwrapWithRecoveryKey, wrapForSheet } from './recovery-key';

/** What keys are made from and kept with. */
export interface KeyParts {
  readonly directory: string;
  readonly protector: KeyProtector;
  readonly random: Random;
  readonly newId: NewId;
  readonly clock: Clock;
}

/** The system's key store is not there now, and was before: nothing is written with less protection in silence. */
export class KeyStoreGone extends Error {
  override readonly name = 'KeyStoreGone';
}

/** The host that a computer with windows is for its own school: both ids name the same machine. */
export const hostAt = (deskId: DeskId): HostId => deskId as string as HostId;

/**
 * The life of the installation's keys. A desk key, wrapped by the operating system and by the owner's recovery key, seals
 * the ring of data keys; the data keys seal everything else. Each change is one whole write of the desk file.
 */
export class DeskKeys {
  private constructor(
    private readonly parts: KeyParts,
    private file: DeskFile,
    private deskKey: Buffer,
    readonly ring: KeyRing,
    /** True when this start made the keys. */
    readonly fresh: boolean,
  ) {}

  get deskId(): DeskId {
    return this.file.deskId;
  }

  /** The host whose chain events go into: this computer serves its school itself. */
  get hostId(): HostId {
    return hostAt(this.deskId);
  }

  get protectedBy(): DeskFile['protectedBy'] {
    return this.file.protectedBy;
  }

  get backend(): string {
    return this.file.backend;
  }

  /** How the desk key is kept, for the audit log. */
  get protection(): Pick<DeskFile, 'protectedBy' | 'backend' | 'call'> {
    const { protectedBy, backend, call } = this.file;
    return { protectedBy, backend, call };
  }

  /** When the owner's sheet that counts was issued; null without one. */
  get sheetIssuedAt(): number | null {
    return this.file.recovery?.issuedAt ?? null;
  }

  /**
   * Opens the keys, or makes them for a new installation. With `mustExist` (the store already holds data) missing keys
   * are refused: new ones would make that data unreadable for good. Throws StartRefused.
   */
  static open(parts: KeyParts, mustExist: boolean): DeskKeys {
    const file = readDeskFile(parts.directory);
    if (!file) {
      if (mustExist) throw new StartRefused('key-missing', { path: deskFilePath(parts.directory) });
      return DeskKeys.create(parts);
    }
    const stored = Buffer.from(file.deskKey, 'base64');
    const deskKey = file.protectedBy === 'system' ? parts.protector.unwrap(stored) : stored;
    if (!deskKey || !isKeyOf(file, deskKey))
      throw new StartRefused(file.recovery ? 'key-recoverable' : 'key-unreadable');
    return new DeskKeys(parts, file, deskKey, openRingAtStart(file, deskKey, parts.directory), false);
  }

  /** Opens the keys with the owner's sheet and wraps them anew for this computer; null when it is not this desk's. */
  static recover(parts: KeyParts, recoveryKey: string): DeskKeys | null {
    const file = readDeskFile(parts.directory);
    const deskKey = file?.recovery && unwrapWithRecoveryKey(file.recovery, recoveryKey, file.deskId);
    if (!file || !deskKey || !isKeyOf(file, deskKey)) return null;
    const keys = new DeskKeys(parts, file, deskKey, openRingAtStart(file, deskKey, parts.directory), false);
    // The person at the desk has been told that this computer did not open the key: a key file is no silent step down.
    keys.rewrite(deskKey, file.recovery, true);
    return keys;
  }

  /** Takes over the keys of another installation whose desk key is at hand: a new computer, from a backup. */
  static adopt(parts: KeyParts, from: ReturnType<DeskKeys['portable']>, deskKey: Buffer): DeskKeys {
    const file: DeskFile = {
      version: 1,
      ...from,
      protectedBy: 'key-file',
      backend: '',
      call: '',
      deskKey: '',
    };
    const keys = new DeskKeys(parts, file, deskKey, openRing(from, deskKey), false);
    keys.rewrite(deskKey, from.recovery, true);
    return keys;
  }

  /**
   * A new owner's sheet: returns its recovery key, which is shown now and never again. The desk key is drawn anew, so
   * that an older sheet with an older copy of the desk file opens nothing that is sealed from now on.
   */
  issueSheet(): string {
    const recoveryKey = drawRecoveryKey(this.parts.random);
    const deskKey = this.parts.random.bytes(32);
    const { random, clock } = this.parts;
    this.rewrite(deskKey, wrapForSheet(deskKey, recoveryKey, this.deskId, random, clock.now()), false);
    return recoveryKey;
  }

  /** Whether a recovery key is the one on the owner's sheet that counts. */
  isSheet(recoveryKey: string): boolean {
    const { recovery, deskId } = this.file;
    const deskKey = recovery && unwrapWithRecoveryKey(recovery, recoveryKey, deskId);
    return deskKey !== null && isKeyOf(this.file, deskKey);
  }

  /** Adds a data key, current from now on. What older ones sealed is sealed again by whoever owns it. */
  rotate(): void {
    const key = this.parts.random.bytes(32);
    const next = new KeyRing(this.ring.all);
    next.add(key);
    // On the disk before anything is sealed under it.
    this.rewrite(this.deskKey, this.file.recovery, false, next);
    this.ring.add(key);
  }

  /** The desk file as it may go into a backup: without what this computer wrapped. */
  portable(): Pick<DeskFile, 'deskId' | 'check' | 'ring' | 'recovery'> {
    const { deskId, check, ring, recovery } = this.file;
    return { deskId, check, ring, recovery };
  }

  private static create(parts: KeyParts): DeskKeys {
    const { random, newId } = parts;
    const ring = new KeyRing([{ id: 1, key: random.bytes(32) }]);
    const blank: DeskFile = {
      version: 1,
      deskId: newId<DeskId>(),
      protectedBy: 'key-file',
      backend: '',
      call: '',
      deskKey: '',
      check: '',
      ring: '',
      recovery: null,
    };
    const deskKey = random.bytes(32);
    const keys = new DeskKeys(parts, blank, deskKey, ring, true);
    keys.rewrite(deskKey, null, true);
    return keys;
  }

  private rewrite(
    deskKey: Buffer,
    recovery: DeskFile['recovery'],
    mayBeUnprotected: boolean,
    ring = this.ring,
  ): void {
    const { protector, random, directory } = this.parts;
    const wrapped = protector.wrap(deskKey);
    if (!wrapped && !mayBeUnprotected && this.file.protectedBy === 'system')
      throw new KeyStoreGone('The system’s key store is not available');
    const file: DeskFile = {
      version: 1,
      deskId: this.file.deskId,
      protectedBy: wrapped ? 'system' : 'key-file',
      backend: wrapped?.backend ?? protector.absence,
      call: wrapped?.call ?? protector.absence,
      deskKey: (wrapped?.bytes ?? deskKey).toString('base64'),
      check: checkOf(deskKey).toString('base64'),
      ring: sealRing(ring, deskKey, this.file.deskId, random),
      recovery,
    };
    writeDeskFile(directory, file);
    this.file = file;
    this.deskKey = deskKey;
  }
}
