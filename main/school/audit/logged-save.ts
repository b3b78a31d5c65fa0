import type { AuditOutcome } from '../../../shared/audit-event';
import type { Saved } from '../platform/desktop';

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
