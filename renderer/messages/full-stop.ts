/** Spanish ends a time of day in "a. m.": its full stop is the sentence's as well. */
export const oneFullStop = (text: string): string => text.replace(/([ap]\.\s?m\.)\./gu, '$1');
