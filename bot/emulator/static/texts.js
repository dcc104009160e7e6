/** Every sentence of the page, from the catalogue of its language; one that is missing there, in English. */

import { LANGUAGE } from "./language.js";

const CATALOGUES = {
  en: new URL("./texts.en.json", import.meta.url),
  tr: new URL("./texts.tr.json", import.meta.url),
  kk: new URL("./texts.kk.json", import.meta.url),
  ru: new URL("./texts.ru.json", import.meta.url),
};

const [ENGLISH, OWN] = await Promise.all([
  read(CATALOGUES.en),
  LANGUAGE === "en" ? {} : read(CATALOGUES[LANGUAGE]).catch(() => ({})),
]);
const CATALOGUE = completed(OWN, ENGLISH);

/** The locale of dates, times and numbers. English ones have the day before the month and 24 hours. */
/** @type {string} */
export const LOCALE = CATALOGUE.locale;

/** @type {Record<string, any>} */
export const TEXTS = CATALOGUE.texts;

/** Why a delivery failed, by the emulator's code for it. */
/** @type {Record<string, string>} */
export const FAILURES = CATALOGUE.failures;

/** The switches of the emulator's faults, by the names that it knows them by. */
/** @type {Record<string, {label: string, words: string}>} */
export const FAULTS = CATALOGUE.faults;

/** The first minute, step by step. */
/** @type {Record<import("./guide_steps.js").Step, {label: string, words: string}>} */
export const GUIDE = CATALOGUE.guide;

/** From here to one's own Slack. */
/** @type {{label: string, words: string, code: string}[]} */
export const CONNECTING = CATALOGUE.connecting;

/** What the keys do. */
/** @type {{keys: string[], words: string}[]} */
export const KEYS = CATALOGUE.keys;

/** Examples to try, one click each. `{command}` and `{bot}` are filled from the workspace. */
/** @type {{channel: string[], channelToDirectMessage: string, im: string[]}} */
export const EXAMPLES = CATALOGUE.examples;

/** What the emulator says: in its own words, which are English, and in the page's. */
/** @type {[string, string][]} */
export const SAYINGS = Object.keys(ENGLISH.sayings).map((key) => [ENGLISH.sayings[key], CATALOGUE.sayings[key]]);

/** The names of months and days, and how dates are put together, where Intl may know none: of Kazakh alone. */
/** @type {import("./calendar.js").Calendar | null} */
export const CALENDAR = CATALOGUE.calendar ?? null;

/**
 * Put values into the {places} of a sentence.
 * @param {string} sentence
 * @param {Record<string, string | number>} values
 * @returns {string}
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

const plural = new Intl.PluralRules(LOCALE);

/**
 * Choose the form of a sentence that goes with a number, and put the number into its {n}.
 * @param {{other: string, [category: string]: string}} forms  by CLDR plural category
 * @param {number} n
 * @returns {string}
 */
export function counted(forms, n) {
  return fill(forms[plural.select(n)] ?? forms.other, { n });
}

/**
 * @param {URL} catalogue
 * @returns {Promise<any>}
 */
async function read(catalogue) {
  const answer = await fetch(catalogue);
  if (!answer.ok) throw new Error(`${catalogue.pathname}: ${answer.status}`);
  return answer.json();
}

/**
 * @param {any} own
 * @param {any} english
 * @returns {any}  all that is there in English, and each part of it in one's own language where that has it
 */
function completed(own, english) {
  if (!isTable(own) || !isTable(english)) return own ?? english;
  const names = new Set([...Object.keys(english), ...Object.keys(own)]);
  return Object.fromEntries([...names].map((name) => [name, completed(own[name], english[name])]));
}

/**
 * @param {any} value
 * @returns {boolean}
 */
function isTable(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
