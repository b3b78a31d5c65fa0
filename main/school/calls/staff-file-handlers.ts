import type { HandlersOf } from '../../../shared/ipc/contract';
import type { staffFileContract } from '../../../shared/ipc/staff-file-contract';
import { ok } from '../../../shared/result';
import type { Contexts } from './dispatcher';
import type { StaffExport } from '../staff/staff-export';
import type { StaffImport } from '../staff/staff-import';

/** Answers the channels for the import and export of staff. */
export const staffFileHandlers = (
  exports: StaffExport,
  imports: StaffImport,
): HandlersOf<typeof staffFileContract, Contexts> => ({
  export: ({ signedIn }, filter) => exports.export(signedIn, filter),
  check: async (_context, { rows }) => ok(await imports.check(rows)),
  import: ({ signedIn }, input) => imports.import(signedIn, input),
  imports: async () => ok(await imports.imports()),
  undo: ({ signedIn }, { batchId }) => imports.undo(signedIn, batchId),
});
