import { create } from 'zustand';
import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';
import { onSessionEnd } from '../../client/session-end';

/** The fewest characters that a password must have, by role. */
export const shortestPasswords = createLoaded(() => desk.staff.shortestPasswords());

/** What is left to say when the next page opens, e.g. that somebody was added. */
interface StaffNews {
  readonly addedName: string | null;
}

const noNews: StaffNews = { addedName: null };

/** What just happened in the staff room. */
export const useStaffNews = create<StaffNews>(() => noNews);

/** Has the profile that opens next say that its person was just added. */
export const announceAdded = (addedName: string): void => useStaffNews.setState({ addedName });

/** It was read, or the person went elsewhere. */
export const forgetNews = (): void => useStaffNews.setState(noNews);

onSessionEnd(forgetNews);
