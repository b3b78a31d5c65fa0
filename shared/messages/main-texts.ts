import type { mainTexts } from './en/main';
import type { Translation } from './translation';

/** The texts that main alone shows, in any language. */
export type MainTexts = Translation<typeof mainTexts>;
