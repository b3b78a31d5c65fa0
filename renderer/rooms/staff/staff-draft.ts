import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import { onSessionEnd } from '../../client/session-end';
import { useRoute } from '../../client/route';
import { waitsWithPerson } from '../../client/waiting-sessions';
import type { TypedStaff } from './staff-form';

/** Whom a staff form is about: somebody who has an account, or nobody yet. */
export type StaffSubject = StaffProfile['accountId'] | 'new';

/** What was typed into a staff form and not saved. The password is never in it. */
interface StaffDraft {
  readonly subject: StaffSubject;
  /** The version that the form was filled from: what somebody else has saved since is not overwritten. */
  readonly version: number;
  readonly typed: Omit<TypedStaff, 'password'>;
}

let begun: StaffDraft | null = null;

/** What was begun for a person, if anything. */
export const staffDraft = (subject: StaffSubject): StaffDraft | null =>
  begun?.subject === subject ? begun : null;

/** Keeps what is typed, in case that the person lets somebody else in. */
export const keepStaffDraft = (draft: StaffDraft): void => {
  begun = draft;
};

/** It was saved, or given up. */
export const forgetStaffDraft = (): void => {
  begun = null;
};

onSessionEnd(forgetStaffDraft);

// A form that the person has left is given up. The route registers before this, so that it is put back before this.
useRoute.subscribe(forgetStaffDraft);

waitsWithPerson(() => {
  const draft = begun;
  return () => {
    begun = draft;
  };
});
