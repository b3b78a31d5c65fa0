/** The part of a plural text's key before `_other`. */
type Counted<Key> = Key extends `${infer Stem}_other` ? Stem : never;

/**
 * The shape of a catalogue in another language, derived from the English one. A missing or an unknown key does not compile.
 * Some languages have more plural forms than English: a plural text may have `_many`, which falls back on `_other`.
 */
export type Translation<English> = English extends string
  ? string
  : English extends readonly string[]
    ? readonly string[]
    : { readonly [Key in keyof English]: Translation<English[Key]> } & {
        readonly [Stem in Counted<keyof English> as `${Stem}_many`]?: string;
      };
