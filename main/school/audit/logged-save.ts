import type { AuditOutcome } from '../../../shared/audit-event';
import type { Saved } from '../platform/desktop';

/**
 * Saves a file that the log has to know of. `save` calls `leaving` when all of it is written, before the file is there, so
 * that none leaves without an event. Where the file does not come to be after all, a second event says so.
 */
export const loggedSave = async (
  record: (outcome: AuditOutcome) => Promise<unknown>,
  save: (leaving: () => Promise<void>) => Promise<Saved>,
): Promise<Saved> => {
  let isLogged = false;
  let saved: Saved = 'failed';
  const leaving = async (): Promise<void> => {
    await record('success');
    isLogged = true;
  };
  try {
    saved = await save(leaving);
  } finally {
    if (isLogged && saved !== 'saved') await record('failure');
  }
  if (!isLogged && saved === 'failed') await record('failure');
  return saved;
};
