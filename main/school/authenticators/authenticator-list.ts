import type { AuditDetails } from '../../../shared/audit-event';
import type { Authenticator } from '../../../shared/ipc/authenticators-contract';
import type { AuthenticatorRow } from '../factors/two-factor-repository';

/** Authenticators as their owner and managers see them: everything but the secret. */
export const authenticatorsOf = (rows: readonly AuthenticatorRow[]): Authenticator[] =>
  rows.map((row) => ({
    authenticatorId: row.id,
    kind: row.kind,
    name: row.label,
    serial: row.serial,
    addedAt: row.confirmed_at,
    lastUsedAt: row.last_used_at === 0 ? null : row.last_used_at,
  }));

/** Which authenticator an audit event is about: its kind, and what people call it. */
export const authenticatorDetails = ({
  kind,
  label,
  serial,
}: Pick<AuthenticatorRow, 'kind' | 'label' | 'serial'>): AuditDetails => ({
  authenticator: kind,
  ...(label === '' ? {} : { label }),
  ...(serial === '' ? {} : { serial }),
});
