/** The text box of a composer. */

import { el } from "./dom.js";

/**
 * A text box that owns a listbox. It keeps its role: ARIA allows that of a combobox for a single line only.
 * @param {string} id
 * @param {string} describedBy
 * @param {{oninput: () => void, onkeydown: (event: KeyboardEvent) => void, onclick: () => void, onblur: () => void}} heard
 * @returns {HTMLTextAreaElement}
 */
export function composerBox(id, describedBy, heard) {
  return el("textarea", {
    id,
    rows: 1,
    dir: "auto",
    disabled: true,
    enterkeyhint: "send",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-haspopup": "listbox",
    "aria-describedby": describedBy,
    ...heard,
  });
}
