import type { RoomProps } from '../../client/room';
import { AuditPage } from './audit-page';
import { TodayPage } from './today-page';

/** The audit log, or the sheet of today at this desk. */
export const AuditRoom = ({ state, signedIn, rest }: RoomProps) =>
  rest[0] === 'today' ? <TodayPage state={state} signedIn={signedIn} /> : <AuditPage />;
