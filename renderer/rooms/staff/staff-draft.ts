import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import type { StaffValues } from '../../../shared/staff-fields';
import { onSessionEnd } from '../../client/session-end';
import { useRoute } from '../../client/route';
import { waitsWithPerson } from '../../client/waiting-sessions';

/** The subject of a staff form: an account, or a new person. */
export type StaffSubject = StaffProfile['accountId'] | 'new';

/** An unsaved staff form, without its password. */
interface StaffDraft {
  readonly subject: StaffSubject;
  /** The version that filled the form: a save never overwrites what somebody else has saved since. */
  readonly version: number;
  readonly typed: StaffValues;
}

let begun: StaffDraft | null = null;

/** The draft of a person, or null. */
export const staffDraft = (subject: StaffSubject): StaffDraft | null =>
  begun?.subject === subject ? begun : null;

/** Keeps the form, in case the person lets somebody else in. */
export const keepStaffDraft = (draft: StaffDraft): void => {
  begun = draft;
};

/** Forgets the draft after a save, or when the person gives it up. */
export const forgetStaffDraft = (): void => {
  begun = null;
};

onSessionEnd(forgetStaffDraft);

// Leaving the form gives it up. The route subscribes first, so it is restored before this runs.
useRoute.subscribe(forgetStaffDraft);

waitsWithPerson(() => {
  const draft = begun;
  return () => {
    begun = draft;
  };
});
