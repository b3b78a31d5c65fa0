/** Settings as lines, `name: value`. Whatever option there is: numbers and switches as they are, of a text only whether there is one. */
export const settingLines = (options: object, prefix = ''): string[] =>
  Object.entries(options).flatMap(([name, value]: [string, unknown]) => {
    const path = `${prefix}${name}`;
    if (typeof value === 'object' && value !== null) return settingLines(value, `${path}.`);
    if (typeof value === 'string') return [`${path}: ${value === '' ? 'empty' : 'set'}`];
    return [`${path}: ${String(value)}`];
  });
