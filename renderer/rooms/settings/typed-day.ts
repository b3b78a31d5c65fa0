const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** A moment as a date field holds it: the day on which it falls here, `YYYY-MM-DD`; empty for 0. Takes UTC milliseconds. */
export const typedDay = (at: number): string => {
  if (at === 0) return '';
  const moment = new Date(at);
  const year = String(moment.getFullYear()).padStart(4, '0');
  return `${year}-${twoDigits(moment.getMonth() + 1)}-${twoDigits(moment.getDate())}`;
};

/** The begin of a typed day here, as UTC milliseconds; 0 where the field is empty, -1 for what is no day. */
export const dayOf = (typed: string): number => {
  if (typed === '') return 0;
  const [year, month, date] = typed.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return -1;
  const at = new Date(year, month - 1, date).getTime();
  // Not a number for what is no number; another day for the 31st of February.
  return at > 0 && typedDay(at) === typed ? at : -1;
};
