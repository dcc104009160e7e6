/** The input block: a label, an input, a hint, and what is wrong with what was entered. */

import { el, newId } from "./dom.js";
import { interactive } from "./elements.js";
import { plainText } from "./text_object.js";
import { TEXTS } from "./texts.js";

/**
 * @param {import("./types.js").Block} block
 * @param {import("./types.js").Setting} setting
 * @returns {HTMLElement}
 */
export function inputBlock(block, setting) {
  const id = newId("input");
  const [label, hint, error] = [`${id}-label`, `${id}-hint`, `${id}-error`];
  const field = { id, label, notes: `${hint} ${error}`, required: !block.optional };
  return el(
    "div",
    { class: "field", "data-field": block.block_id ?? "" },
    el(
      "label",
      { id: label, for: id, dir: "auto" },
      plainText(block.label),
      block.optional && el("span", { class: "optional" }, ` ${TEXTS.optional}`),
    ),
    interactive(block.element, block, { ...setting, field }),
    el("p", { id: hint, class: "field-hint", dir: "auto" }, plainText(block.hint)),
    el("p", { id: error, class: "field-error", dir: "auto" }),
  );
}

/**
 * Say what is wrong beside an input; an empty text takes it back.
 * @param {HTMLElement} field  what `inputBlock` has made
 * @param {string} words
 */
export function complain(field, words) {
  const error = /** @type {HTMLElement} */ (field.querySelector(".field-error"));
  error.textContent = words;
  field.classList.toggle("wrong", Boolean(words));
  const control = controlOf(field);
  if (words) control?.setAttribute("aria-invalid", "true");
  else control?.removeAttribute("aria-invalid");
}

/**
 * @param {HTMLElement} field
 * @returns {HTMLElement | null}  what the label names
 */
export function controlOf(field) {
  return field.querySelector("[aria-labelledby]");
}
