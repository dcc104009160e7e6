/** The language of the page: the one chosen here, else the first of the browser's languages that the page speaks. */

/** @typedef {"en" | "tr" | "kk" | "ru"} Language */

/** What each language calls itself. */
/** @type {Record<Language, string>} */
export const LANGUAGES = { en: "English", tr: "Türkçe", kk: "Қазақша", ru: "Русский" };

const KEY = "kzturk.language";

export const LANGUAGE = spoken([remembered(), ...navigator.languages]);

document.documentElement.lang = LANGUAGE;

/**
 * @param {Language} language
 */
export function choose(language) {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Where the browser keeps nothing, its own language stays.
  }
}

/**
 * The first language that the page speaks; else English.
 * @param {(string | null)[]} wanted  as BCP 47 tags, the dearest first
 * @returns {Language}
 */
function spoken(wanted) {
  const known = wanted.map((tag) => tag?.split("-")[0].toLowerCase() ?? "").find((tag) => Object.hasOwn(LANGUAGES, tag));
  return /** @type {Language} */ (known ?? "en");
}

/** @returns {string | null} */
function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
