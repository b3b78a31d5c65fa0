interface Branch {
  readonly [name: string]: string | readonly string[] | Branch;
}

/**
 * A catalogue in which every counted text has its `_many`, which Spanish counts whole millions with: the text for
 * `_other` stands in. Without it, the one text in a million would be English.
 */
export const withAllForms = <Texts extends object>(texts: Texts): Texts => {
  const branch = texts as unknown as Branch;
  return Object.fromEntries(
    Object.entries(branch).flatMap(([name, text]) => {
      const form = name.endsWith('_other') ? `${name.slice(0, -'other'.length)}many` : null;
      const whole = typeof text === 'object' && !Array.isArray(text) ? withAllForms(text) : text;
      return form === null || form in branch
        ? [[name, whole]]
        : [
            [name, whole],
            [form, whole],
          ];
    }),
  ) as Texts;
};
