import type { WrittenDetails } from '../../../shared/audit-event';
import type { AuthenticatorRow } from './two-factor-repository';

/** Names an authenticator in an audit event: its kind, and its name or serial number. */
export const authenticatorDetails = ({
  kind,
  label,
  serial,
}: Pick<AuthenticatorRow, 'kind' | 'label' | 'serial'>): WrittenDetails => ({
  authenticator: kind,
  ...(label === '' ? {} : { label }),
  ...(serial === '' ? {} : { serial }),
});
