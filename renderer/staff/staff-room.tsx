import type { RoomProps } from '../shell/room';
import { AddStaffPage } from './add-staff-page';
import { ImportPage } from './import-page';
import { StaffPage } from './staff-page';
import { StaffProfilePage } from './staff-profile-page';

/** The staff list, the form for a new person, the import of many, or one person's Staff Profile. */
export const StaffRoom = ({ signedIn, rest }: RoomProps) => {
  const manages = signedIn.permissions.includes('manage-staff');
  const [part] = rest;
  if (!manages || part === undefined) return <StaffPage manages={manages} />;
  if (part === 'import') return <ImportPage />;
  if (part === 'new') return <AddStaffPage />;
  return <StaffProfilePage accountId={part} />;
};
