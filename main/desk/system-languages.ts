import { app } from 'electron';

/** The languages that the person chose for the operating system, most wanted first, as tags. */
export const systemLanguages = (): readonly string[] => app.getPreferredSystemLanguages();
