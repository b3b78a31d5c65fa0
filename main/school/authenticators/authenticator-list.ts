import type { Authenticator } from '../../../shared/ipc/authenticators-contract';
import type { AuthenticatorRow } from '../factors/two-factor-repository';

/** Authenticators as their owner and managers see them, without the secrets. */
export const authenticatorsOf = (rows: readonly AuthenticatorRow[]): Authenticator[] =>
  rows.map((row) => ({
    authenticatorId: row.id,
    kind: row.kind,
    name: row.label,
    serial: row.serial,
    confirmed: row.state === 'confirmed',
    addedAt: row.state === 'confirmed' ? row.confirmed_at : row.created_at,
    lastUsedAt: row.last_used_at === 0 ? null : row.last_used_at,
  }));
