import type { mainTexts } from './en/main';
import type { Translation } from './translation';

/** The texts that only main shows, in any language. */
export type MainTexts = Translation<typeof mainTexts>;
