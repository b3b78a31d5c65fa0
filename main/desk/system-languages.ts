import { app } from 'electron';

/** The person's languages in the operating system, as BCP 47 tags in order of preference. */
export const systemLanguages = (): readonly string[] => app.getPreferredSystemLanguages();
