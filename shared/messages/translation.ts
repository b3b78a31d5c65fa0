/** What stands before `_other` in a text that is counted. */
type Counted<Key> = Key extends `${infer Stem}_other` ? Stem : never;

/**
 * The shape of a catalogue in another language, derived from the English one: the same names, texts and lists of texts.
 * A name that is missing or made up does not compile. Some languages count in more forms than English: `_many` may be
 * added to a counted text, and is the text for `_other` where it is not.
 */
export type Translation<English> = English extends string
  ? string
  : English extends readonly string[]
    ? readonly string[]
    : { readonly [Key in keyof English]: Translation<English[Key]> } & {
        readonly [Stem in Counted<keyof English> as `${Stem}_many`]?: string;
      };
