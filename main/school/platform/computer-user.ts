import { homedir, userInfo } from 'node:os';

/** The person signed in to the computer and their home folder; empty if the system doesn't know them. */
export const computerUser = (): { readonly computerUser: string; readonly homeDirectory: string } => {
  try {
    return { computerUser: userInfo().username, homeDirectory: homedir() };
  } catch {
    // Some containers run under a user id that has no entry.
    return { computerUser: '', homeDirectory: '' };
  }
};
