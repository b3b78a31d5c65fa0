import type { AuditOutcome } from '../../../shared/audit-event';
import type { Saved } from '../platform/desktop';
import { type Acting, inTransaction, nobody } from '../store/in-transaction';
import type { Store } from '../store/schema';
import type { AuditEvent, AuditLog } from './audit-log';

/**
 * Saves a file and records that in the log. `save` calls `onWritten` when the content is complete but not yet at its path,
 * so that no file leaves without an event. If the file then isn't saved, a second event says so.
 */
export const loggedSave = async (
  record: (outcome: AuditOutcome) => Promise<unknown>,
  save: (onWritten: () => Promise<void>) => Promise<Saved>,
): Promise<Saved> => {
  let isLogged = false;
  let saved: Saved = 'failed';
  const onWritten = async (): Promise<void> => {
    await record('success');
    isLogged = true;
  };
  try {
    saved = await save(onWritten);
  } finally {
    if (isLogged && saved !== 'saved') await record('failure');
  }
  if (!isLogged && saved === 'failed') await record('failure');
  return saved;
};

/** Records that a file leaves, for its actor alone. That it did not leave after all is recorded whoever is still there. */
export const recordSave = (
  { store, audit }: { readonly store: Store; readonly audit: AuditLog },
  acting: Acting<unknown>,
  event: AuditEvent & { readonly outcome: AuditOutcome },
): Promise<number> =>
  inTransaction(store, event.outcome === 'success' ? acting : nobody, (trx) => audit.record(trx, event));
