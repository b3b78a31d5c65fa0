import { desktopTexts } from '../shared/messages/en/desktop';

/** The texts that main shows itself, from the same catalogue as the windows'. */
export const texts = desktopTexts;
