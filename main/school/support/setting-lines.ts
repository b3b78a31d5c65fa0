/** Writes every option as a line `name: value`. A text may name a person, so its line says only `set` or `empty`. */
export const settingLines = (options: object, prefix = ''): string[] =>
  Object.entries(options).flatMap(([name, value]: [string, unknown]) => {
    const path = `${prefix}${name}`;
    if (typeof value === 'object' && value !== null) return settingLines(value, `${path}.`);
    if (typeof value === 'string') return [`${path}: ${value === '' ? 'empty' : 'set'}`];
    return [`${path}: ${String(value)}`];
  });
