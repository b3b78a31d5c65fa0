import { regional } from './regional';

const timeFormat = regional((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }));
const dayFormat = regional((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
const dayAndTimeFormat = regional(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
);
const exactFormat = regional(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }),
);

// A date without a time is the same one everywhere: read and written in UTC.
const dateOptions = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
const weekdayOptions = { ...dateOptions, weekday: 'short' } as const;
const shortDateFormat = regional((locale) => new Intl.DateTimeFormat(locale, dateOptions));
const weekdayFormat = regional((locale) => new Intl.DateTimeFormat(locale, weekdayOptions));
const fullDateFormat = regional(
  (locale) => new Intl.DateTimeFormat(locale, { ...weekdayOptions, year: 'numeric' }),
);

/** A limit, as exact as it is: the day alone where it falls on the day's begin, else with the time to the minute. */
export const limit = (at: number): string => {
  const moment = new Date(at);
  const wholeDay = moment.getHours() === 0 && moment.getMinutes() === 0;
  return wholeDay ? dayFormat().format(at) : dayAndTimeFormat().format(at);
};

/** Day and month of a date as `YYYY-MM-DD`, for where there is little room. */
export const shortDate = (date: string): string => shortDateFormat().format(Date.parse(date));

/** The same with its day of the week, where the year is plain. */
export const dateOfWeek = (date: string): string => weekdayFormat().format(Date.parse(date));

/** A date as `YYYY-MM-DD`, with its day of the week. */
export const fullDate = (date: string): string => fullDateFormat().format(Date.parse(date));

/** The time of day with seconds, as this computer's region writes it. Takes UTC milliseconds, as do the others here. */
export const timeOfDay = (at: number): string => timeFormat().format(at);

/** The day. */
export const day = (at: number): string => dayFormat().format(at);

/** The present time by this computer's clock, for what is compared with it on the screen. */
export const presentTime = (): number => new Date().getTime();

/** Today, by this computer's clock. */
export const today = (): string => dayFormat().format();

/** The day and the time to the minute. */
export const dayAndTime = (at: number): string => dayAndTimeFormat().format(at);

/** The day and the time to the second. */
export const exactTime = (at: number): string => exactFormat().format(at);
