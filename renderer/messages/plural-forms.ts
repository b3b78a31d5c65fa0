interface Branch {
  readonly [name: string]: string | readonly string[] | Branch;
}

/**
 * Adds `_many` to every counted text, from its `_other`. Spanish uses this form for whole millions; without it, those
 * texts would be English.
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
