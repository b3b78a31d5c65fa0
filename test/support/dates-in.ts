import type { DateOf } from '../../main/school/platform/clock';

/** The dates of a time zone, by its IANA name, which this computer need not be set to. */
export const datesIn = (timeZone: string): DateOf => {
  // Day, month and year of this locale are those of ISO 8601, and in its order.
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (at) => format.format(at);
};
