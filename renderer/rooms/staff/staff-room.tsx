import { HandOutPage } from './hand-out-page';
import { HandOutsPage } from './hand-outs-page';
import type { RoomProps } from '../../client/room';
import { AddStaffPage } from './add-staff-page';
import { ImportPage } from './import-page';
import { StaffPage } from './staff-page';
import { StaffProfilePage } from './staff-profile-page';

/** The staff list, the form for a new person, the import of many, hand-outs, or one person's Staff Profile. */
export const StaffRoom = ({ state, signedIn, rest }: RoomProps) => {
  const manages = signedIn.permissions.includes('manage-staff');
  const [part, sheet] = rest;
  if (!manages || part === undefined) return <StaffPage manages={manages} />;
  if (part === 'import') return <ImportPage />;
  if (part === 'new') return <AddStaffPage />;
  if (part === 'hand-outs') return <HandOutsPage state={state} />;
  if (sheet === 'hand-out') return <HandOutPage state={state} accountId={part} />;
  return <StaffProfilePage accountId={part} />;
};
