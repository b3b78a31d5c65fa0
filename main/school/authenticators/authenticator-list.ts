import type { AuditDetails } from '../../../shared/audit-event';
import type { Authenticator } from '../../../shared/ipc/authenticators-contract';
import type { AuthenticatorRow } from '../factors/two-factor-repository';

/** Authenticators as their owner and managers see them, without the secrets. */
export const authenticatorsOf = (rows: readonly AuthenticatorRow[]): Authenticator[] =>
  rows.map((row) => ({
    authenticatorId: row.id,
    kind: row.kind,
    name: row.label,
    serial: row.serial,
    addedAt: row.confirmed_at,
    lastUsedAt: row.last_used_at === 0 ? null : row.last_used_at,
  }));

/** Names an authenticator in an audit event: its kind, and its name or serial number. */
export const authenticatorDetails = ({
  kind,
  label,
  serial,
}: Pick<AuthenticatorRow, 'kind' | 'label' | 'serial'>): AuditDetails => ({
  authenticator: kind,
  ...(label === '' ? {} : { label }),
  ...(serial === '' ? {} : { serial }),
});
