const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** The local day of a time as a date field holds it, `YYYY-MM-DD`; empty for 0. Takes UTC milliseconds. */
export const typedDay = (at: number): string => {
  if (at === 0) return '';
  const moment = new Date(at);
  const year = String(moment.getFullYear()).padStart(4, '0');
  return `${year}-${twoDigits(moment.getMonth() + 1)}-${twoDigits(moment.getDate())}`;
};

/** The local begin of a typed day in UTC milliseconds; 0 for an empty field, -1 for an invalid day. */
export const dayOf = (typed: string): number => {
  if (typed === '') return 0;
  const [year, month, date] = typed.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return -1;
  const at = new Date(year, month - 1, date).getTime();
  // `NaN` for a text without numbers; another day for the 31st of February.
  return at > 0 && typedDay(at) === typed ? at : -1;
};
