/** Times of messages, and Slack's date tokens, in the reader's time zone. */

import { written as inOwnNames } from "./calendar.js";
import { LOCALE, TEXTS, fill } from "./texts.js";

const DAY = 24 * 60 * 60 * 1000;

/** The fields of Slack's date formatting ("Formatting text for app surfaces", Date formatting). */
/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const FIELDS = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { year: "numeric", month: "long", day: "numeric", weekday: "long" },
  date_pretty: { year: "numeric", month: "long", day: "numeric" },
  date_short_pretty: { year: "numeric", month: "short", day: "numeric" },
  date_long_pretty: { year: "numeric", month: "long", day: "numeric", weekday: "long" },
  day_divider_pretty: { month: "long", day: "numeric", weekday: "long" },
  time: { hour: "2-digit", minute: "2-digit" },
  time_secs: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
};

/** @type {Map<string, Intl.DateTimeFormat>} */
const FORMATS = new Map();

/**
 * @param {string} ts  a message's timestamp: seconds since 1970, a point, a counter
 * @returns {Date}
 */
export function dateOf(ts) {
  return new Date(Number(ts) * 1000);
}

/**
 * The hour and minute of a message.
 * @param {string} ts
 * @returns {string}
 */
export function timeOf(ts) {
  return written(dateOf(ts), "time");
}

/**
 * The day of a message as a divider names it: "Today", "Yesterday", "Monday, 23 June".
 * @param {string} ts
 * @param {Date} [now]
 * @returns {string}
 */
export function dayOf(ts, now = new Date()) {
  return near(dateOf(ts), now) ?? written(dateOf(ts), "day_divider_pretty");
}

/**
 * Day and time of a message.
 * @param {string} ts
 * @returns {string}
 */
export function dayAndTime(ts) {
  return fill(TEXTS.at, { day: dayOf(ts), time: timeOf(ts) });
}

/**
 * Day, year and time of a message, for tooltips.
 * @param {string} ts
 * @returns {string}
 */
export function fullTime(ts) {
  return fill(TEXTS.at, { day: written(dateOf(ts), "date_long"), time: written(dateOf(ts), "time_secs") });
}

/**
 * A moment to the millisecond, for engineers.
 * @param {number | null} seconds  since 1970
 * @returns {string}
 */
export function clockTime(seconds) {
  if (seconds === null) return "–";
  const date = new Date(seconds * 1000);
  return `${date.toLocaleTimeString(LOCALE)}.${String(date.getMilliseconds()).padStart(3, "0")}`;
}

/**
 * A date token as text.
 * @param {number} seconds  since 1970
 * @param {string} format  such as "{date_short} at {time}"
 * @param {string} fallback  stands when the token is not understood
 * @returns {string}
 */
export function dateToken(seconds, format, fallback) {
  const date = new Date(seconds * 1000);
  const names = [...format.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  if (Number.isNaN(date.getTime()) || names.length === 0 || names.some((name) => !(name in FIELDS))) return fallback;
  return format.replace(
    /\{(\w+)\}/g,
    (_, name) => (name.endsWith("_pretty") && near(date, new Date())) || written(date, name),
  );
}

/**
 * @param {Date} date
 * @param {string} field
 * @returns {string}
 */
function written(date, field) {
  if (Number.isNaN(date.getTime())) return "";
  const format = FORMATS.get(field) ?? new Intl.DateTimeFormat(LOCALE, FIELDS[field]);
  FORMATS.set(field, format);
  return inOwnNames(date, field) ?? format.format(date);
}

/**
 * @param {Date} date
 * @param {Date} now
 * @returns {string | null}  the word for today or yesterday
 */
function near(date, now) {
  const days = Math.round((midnight(now) - midnight(date)) / DAY);
  return { 0: TEXTS.today, 1: TEXTS.yesterday }[days] ?? null;
}

/**
 * @param {Date} date
 * @returns {number}
 */
function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
