/** A button that is an icon: its name is spoken, and shown as a tooltip. */

import { el } from "./dom.js";
import { icon } from "./icons.js";

/**
 * @param {string} name  of the icon
 * @param {string} label
 * @param {() => void} onclick
 * @returns {HTMLButtonElement}
 */
export function toolButton(name, label, onclick) {
  return el("button", { type: "button", class: "tool", "aria-label": label, title: label, onclick }, icon(name));
}
