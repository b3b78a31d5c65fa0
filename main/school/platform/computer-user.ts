import { homedir, userInfo } from 'node:os';

/** Whoever is signed in to the computer, and their own folder; empty where the system does not say. */
export const computerUser = (): { readonly computerUser: string; readonly homeDirectory: string } => {
  try {
    return { computerUser: userInfo().username, homeDirectory: homedir() };
  } catch {
    // A user id without an entry, as in some containers.
    return { computerUser: '', homeDirectory: '' };
  }
};
