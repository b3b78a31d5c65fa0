import { regional } from './regional';

const timeFormat = regional((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }));
const dayFormat = regional((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
const dayAndTimeFormat = regional(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
);
const exactFormat = regional(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }),
);

// A date without a time is the same everywhere: parse and format it in UTC.
const dateOptions = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
const weekdayOptions = { ...dateOptions, weekday: 'short' } as const;
const shortDateFormat = regional((locale) => new Intl.DateTimeFormat(locale, dateOptions));
const weekdayFormat = regional((locale) => new Intl.DateTimeFormat(locale, weekdayOptions));
const fullDateFormat = regional(
  (locale) => new Intl.DateTimeFormat(locale, { ...weekdayOptions, year: 'numeric' }),
);

/** A deadline: the day alone if it falls on the day's begin, else with the time to the minute. Takes UTC milliseconds. */
export const limit = (at: number): string => {
  const moment = new Date(at);
  const wholeDay = moment.getHours() === 0 && moment.getMinutes() === 0;
  return wholeDay ? dayFormat().format(at) : dayAndTimeFormat().format(at);
};

/** Formats a `YYYY-MM-DD` date as day and month, for narrow places. */
export const shortDate = (date: string): string => shortDateFormat().format(Date.parse(date));

/** Formats a `YYYY-MM-DD` date as day of the week, day and month, where the year is clear. */
export const dateOfWeek = (date: string): string => weekdayFormat().format(Date.parse(date));

/** Formats a `YYYY-MM-DD` date with its day of the week. */
export const fullDate = (date: string): string => fullDateFormat().format(Date.parse(date));

/** Formats the time of day with seconds, as this computer's region writes it. Takes UTC milliseconds. */
export const timeOfDay = (at: number): string => timeFormat().format(at);

/** Formats the day. Takes UTC milliseconds. */
export const day = (at: number): string => dayFormat().format(at);

/** The present time by this computer's clock, for a comparison on the screen. */
export const presentTime = (): number => new Date().getTime();

/** Today, by this computer's clock. */
export const today = (): string => dayFormat().format();

/** Formats the day and the time to the minute. Takes UTC milliseconds. */
export const dayAndTime = (at: number): string => dayAndTimeFormat().format(at);

/** Formats the day and the time to the second. Takes UTC milliseconds. */
export const exactTime = (at: number): string => exactFormat().format(at);
