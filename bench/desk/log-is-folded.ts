/**
 * Resolves when the desk has folded its log into the store, as it does two seconds after every sign-in. From then on the log is
 * written from its beginning again, over what was there, which costs the disk half of what it costs to make the file longer: so it is
 * at a desk that has been open for a while, and so it is with the yardsticks, whose log SQLite folds at 4 MB.
 */
export const logIsFolded = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2_500));
