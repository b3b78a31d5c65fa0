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

/** Dependencies of `DeskKeys`. */
export interface DeskKeysDeps {
  readonly directory: string;
  readonly protector: KeyProtector;
  readonly random: Random;
  readonly newId: NewId;
  readonly clock: Clock;
}

/** The system's key store has become unavailable. Latchkey never lowers the protection of the keys silently. */
export class KeyStoreUnavailable extends Error {
  override readonly name = 'KeyStoreUnavailable';
}

/** The host id of a computer that hosts its own school: both ids name the same machine. */
export const hostAt = (deskId: DeskId): HostId => deskId as string as HostId;

/**
 * The installation's keys. The desk key seals the ring of data keys, and the data keys seal everything else. The operating
 * system and the owner's recovery key each wrap the desk key. Each change is one atomic write of the desk file.
 */
export class DeskKeys {
  private constructor(
    private readonly deps: DeskKeysDeps,
    private file: DeskFile,
    private deskKey: Buffer,
    readonly ring: KeyRing,
    /** True when this start made the keys. */
    readonly fresh: boolean,
  ) {}

  get deskId(): DeskId {
    return this.file.deskId;
  }

  /** The host whose chain records this desk's events: this computer hosts its school itself. */
  get hostId(): HostId {
    return hostAt(this.deskId);
  }

  get protectedBy(): DeskFile['protectedBy'] {
    return this.file.protectedBy;
  }

  get backend(): string {
    return this.file.backend;
  }

  /** How the desk key is protected, for the audit log. */
  get protection(): Pick<DeskFile, 'protectedBy' | 'backend' | 'call'> {
    const { protectedBy, backend, call } = this.file;
    return { protectedBy, backend, call };
  }

  /** When the valid owner's sheet was issued, in UTC milliseconds; null without one. */
  get sheetIssuedAt(): number | null {
    return this.file.recovery?.issuedAt ?? null;
  }

  /**
   * Opens the keys, or makes them for a new installation. With `mustExist` (the store holds data) it refuses to make new
   * keys, because they would make that data unreadable forever. Throws StartRefused.
   */
  static open(deps: DeskKeysDeps, mustExist: boolean): DeskKeys {
    const file = readDeskFile(deps.directory);
    if (!file) {
      if (mustExist) throw new StartRefused('key-missing', { path: deskFilePath(deps.directory) });
      return DeskKeys.create(deps);
    }
    const stored = Buffer.from(file.deskKey, 'base64');
    const deskKey = file.protectedBy === 'system' ? deps.protector.unwrap(stored) : stored;
    if (!deskKey || !isKeyOf(file, deskKey))
      throw new StartRefused(file.recovery ? 'key-recoverable' : 'key-unreadable');
    return new DeskKeys(deps, file, deskKey, openRingAtStart(file, deskKey, deps.directory), false);
  }

  /** Opens the keys with the owner's sheet and wraps them again for this computer; null for another desk's sheet. */
  static recover(deps: DeskKeysDeps, recoveryKey: string): DeskKeys | null {
    const file = readDeskFile(deps.directory);
    const deskKey = file?.recovery && unwrapWithRecoveryKey(file.recovery, recoveryKey, file.deskId);
    if (!file || !deskKey || !isKeyOf(file, deskKey)) return null;
    const keys = new DeskKeys(deps, file, deskKey, openRingAtStart(file, deskKey, deps.directory), false);
    // The person already knows that this computer didn't open the key, so a plain key file is no silent step down.
    keys.rewrite(deskKey, file.recovery, true);
    return keys;
  }

  /** Adopts the keys of another installation, from a backup onto a new computer. */
  static adopt(deps: DeskKeysDeps, from: ReturnType<DeskKeys['portable']>, deskKey: Buffer): DeskKeys {
    const file: DeskFile = {
      version: 1,
      ...from,
      protectedBy: 'key-file',
      backend: '',
      call: '',
      deskKey: '',
    };
    const keys = new DeskKeys(deps, file, deskKey, openRing(from, deskKey), false);
    keys.rewrite(deskKey, from.recovery, true);
    return keys;
  }

  /** The present ring with one new data key more, for `issueSheet` and `rotate`. Throws KeyRingFull. */
  nextRing(): KeyRing {
    const next = new KeyRing(this.ring.all);
    next.add(this.deps.random.bytes(32));
    return next;
  }

  /**
   * Issues a new owner's sheet. Returns its recovery key, which the person sees once. The same write draws a new desk key
   * and puts the next ring in use: an older sheet with an older desk file or backup opens nothing that is sealed from now
   * on. Services reseal their own values. Throws KeyStoreUnavailable before any change.
   */
  issueSheet(next: KeyRing): string {
    const recoveryKey = drawRecoveryKey(this.deps.random);
    const deskKey = this.deps.random.bytes(32);
    const { random, clock } = this.deps;
    this.renew(deskKey, wrapForSheet(deskKey, recoveryKey, this.deskId, random, clock.now()), next);
    return recoveryKey;
  }

  /** Whether a recovery key is the one on the valid owner's sheet. */
  isSheet(recoveryKey: string): boolean {
    const { recovery, deskId } = this.file;
    const deskKey = recovery && unwrapWithRecoveryKey(recovery, recoveryKey, deskId);
    return deskKey !== null && isKeyOf(this.file, deskKey);
  }

  /** Puts the next ring in use. Services reseal their own values. Throws KeyStoreUnavailable before any change. */
  rotate(next: KeyRing): void {
    this.renew(this.deskKey, this.file.recovery, next);
  }

  /** The part of the desk file that belongs into a backup: without the key that this computer wrapped. */
  portable(): Pick<DeskFile, 'deskId' | 'check' | 'ring' | 'recovery'> {
    const { deskId, check, ring, recovery } = this.file;
    return { deskId, check, ring, recovery };
  }

  private static create(deps: DeskKeysDeps): DeskKeys {
    const { random, newId } = deps;
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
    const keys = new DeskKeys(deps, blank, deskKey, ring, true);
    keys.rewrite(deskKey, null, true);
    return keys;
  }

  private renew(deskKey: Buffer, recovery: DeskFile['recovery'], next: KeyRing): void {
    // Write the key to disk before anything is sealed under it.
    this.rewrite(deskKey, recovery, false, next);
    this.ring.add(next.current.key);
  }

  private rewrite(
    deskKey: Buffer,
    recovery: DeskFile['recovery'],
    mayBeUnprotected: boolean,
    ring = this.ring,
  ): void {
    const { protector, random, directory } = this.deps;
    const wrapped = protector.wrap(deskKey);
    if (!wrapped && !mayBeUnprotected && this.file.protectedBy === 'system')
      throw new KeyStoreUnavailable('The system’s key store is not available');
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
