/** Dates in Kazakh: Chromium has no Kazakh names of months and days, and would write "M11" for November. */

import { CALENDAR, LOCALE, fill } from "./texts.js";

/**
 * `short`: months, shortened. `weekdays` begin with Sunday. `patterns`: by Slack's name for the form of a date.
 * @typedef {{months: string[], short: string[], weekdays: string[], patterns: Record<string, string>}} Calendar
 */

const LACKS_NAMES = /^M\d/.test(new Intl.DateTimeFormat(LOCALE, { month: "long" }).format(0));

/**
 * @param {Date} date
 * @param {string} field  one of Slack's names for a form of dates, such as date_long
 * @returns {string | null}  null: Intl knows better
 */
export function written(date, field) {
  const pattern = LACKS_NAMES && CALENDAR?.patterns[field.replace(/_pretty$/, "")];
  if (!CALENDAR || !pattern) return null;
  const [day, month] = [date.getDate(), date.getMonth()];
  return fill(pattern, {
    ...{ day, month: CALENDAR.months[month], short: CALENDAR.short[month], weekday: CALENDAR.weekdays[date.getDay()] },
    ...{ year: date.getFullYear(), dd: two(day), mm: two(month + 1) },
  });
}

/**
 * @param {number} number
 * @returns {string}  of two digits
 */
function two(number) {
  return String(number).padStart(2, "0");
}
