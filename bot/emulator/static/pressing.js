/** Sends what is pressed, chosen or typed in a block to the app, as Slack's `block_actions` would have it. */

import { confirmed } from "./confirm.js";

/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").Choice} Choice */
/** @typedef {import("./types.js").Element} Element */
/** @typedef {import("./types.js").Setting} Setting */

const PRESSED_FOR = 1200;

/**
 * Send a press, once: while it is under way the control takes no other.
 * @param {HTMLElement} control
 * @param {Element} element
 * @param {Block} block
 * @param {Setting} setting
 * @param {Choice} choice
 * @returns {Promise<boolean>}  whether it was sent
 */
export async function press(control, element, block, setting, choice) {
  if (control.getAttribute("aria-disabled") === "true" || !(await confirmed(element.confirm))) return false;
  control.setAttribute("aria-disabled", "true");
  setTimeout(() => control.removeAttribute("aria-disabled"), PRESSED_FOR);
  setting.press(block.block_id ?? "", { action_id: element.action_id ?? "", ...choice });
  return true;
}

/**
 * Keep what was chosen or typed, and tell the app: always, but of an input block only when it asks for that.
 * @param {Element} element
 * @param {Block} block
 * @param {Setting} setting
 * @param {Choice} choice
 */
export async function change(element, block, setting, choice) {
  setting.form.keep(block, element, choice);
  if (block.type === "input" && !block.dispatch_action) return;
  if (await confirmed(element.confirm))
    setting.press(block.block_id ?? "", { action_id: element.action_id ?? "", ...choice });
}

/**
 * The attributes that name a control: by the label of its input block, or by words of its own.
 * @param {Setting} setting
 * @param {string} words
 * @returns {Record<string, unknown>}
 */
export function named({ field }, words) {
  if (!field) return { "aria-label": words };
  return {
    id: field.id,
    "aria-labelledby": field.label,
    "aria-describedby": field.notes,
    "aria-required": field.required ? "true" : null,
  };
}
