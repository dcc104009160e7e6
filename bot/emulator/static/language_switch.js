/** The language of the page, in its own name, and a menu of all that the page speaks. */

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { LANGUAGE, LANGUAGES, choose } from "./language.js";
import { openMenu } from "./menu.js";
import { TEXTS, fill } from "./texts.js";

/** @typedef {import("./language.js").Language} Language */

/**
 * @param {HTMLElement} opener
 * @param {() => void} speakAnew  the page begins anew, in the language that was chosen
 */
export function languageSwitch(opener, speakAnew) {
  const label = fill(TEXTS.language, { name: LANGUAGES[LANGUAGE] });
  const entries = Object.entries(LANGUAGES).map(([code, name]) => ({
    ...{ label: name, lang: code, checked: code === LANGUAGE },
    choose: () => {
      if (code === LANGUAGE) return;
      choose(/** @type {Language} */ (code));
      speakAnew();
    },
  }));
  opener.setAttribute("aria-label", label);
  opener.title = label;
  opener.append(icon("globe"), el("span", { class: "tool-words" }, LANGUAGES[LANGUAGE]));
  opener.addEventListener("click", () => openMenu(opener, label, entries));
}
