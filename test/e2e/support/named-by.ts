/**
 * An accessible name that is `before` and a person's name to the end. Around a right-to-left name the app puts Unicode
 * isolates (UAX 9), which nobody sees or hears.
 */
export const namedBy = (before: string, name: string): RegExp => {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${before}\u2068?${literal}\u2069?$`);
};
