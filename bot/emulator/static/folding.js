/** Long messages show their beginning, and the rest on demand. */

import { el, fragment } from "./dom.js";
import { TEXTS } from "./texts.js";

const LONG_TEXT = 4000;
const MANY_LINES = 60;

/**
 * A body as it is, or folded when it is long.
 * @param {HTMLElement} body
 * @returns {HTMLElement}
 */
export function foldable(body) {
  const text = body.textContent ?? "";
  if (text.length <= LONG_TEXT && text.split("\n", MANY_LINES + 1).length <= MANY_LINES) return body;
  const button = el(
    "button",
    { type: "button", class: "fold", "aria-expanded": "false", onclick: () => set(!body.classList.contains("folded")) },
    TEXTS.showMore,
  );

  /** @param {boolean} folded */
  function set(folded) {
    body.classList.toggle("folded", folded);
    button.textContent = folded ? TEXTS.showMore : TEXTS.showLess;
    button.setAttribute("aria-expanded", String(!folded));
  }

  // What is reached by Tab must not stay hidden behind the fold.
  body.addEventListener("focusin", () => set(false));
  body.classList.add("folded");
  return el("div", { class: "foldable" }, fragment(body, button));
}
