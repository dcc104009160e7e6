/** A button that copies a text, and says that it did. */

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { TEXTS } from "./texts.js";

const SHOWN_FOR = 1500;

/**
 * @param {() => string} text
 * @param {string} [label]
 * @returns {HTMLElement}
 */
export function copyButton(text, label = TEXTS.copy) {
  const words = el("span", {}, label);
  const said = el("span", { class: "visually-hidden", role: "status" });
  const button = el("button", { type: "button", class: "copy", onclick: copy }, icon("copy"), words);

  async function copy() {
    const done = await navigator.clipboard.writeText(text()).then(
      () => true,
      () => false,
    );
    words.textContent = said.textContent = done ? TEXTS.copied : TEXTS.notCopied;
    setTimeout(() => {
      words.textContent = label;
      said.textContent = "";
    }, SHOWN_FOR);
  }

  return el("span", { class: "copying" }, button, said);
}
