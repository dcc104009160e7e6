/** The alert block: a line that warns or tells, in a modal ("Alert block"). */

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { textObject } from "./text_object.js";
import { TEXTS } from "./texts.js";

/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").Setting} Setting */

/** @type {Record<string, {icon: string, label: string}>} */
const LEVELS = {
  default: { icon: "info", label: "" },
  info: { icon: "info", label: TEXTS.levelInfo },
  warning: { icon: "warning", label: TEXTS.levelWarning },
  error: { icon: "warning", label: TEXTS.levelError },
  success: { icon: "check", label: TEXTS.levelSuccess },
};

/**
 * @param {Block} block
 * @param {Setting} setting
 * @returns {HTMLElement}
 */
export function alertBlock(block, { names }) {
  const level = Object.hasOwn(LEVELS, block.level ?? "") ? block.level : "default";
  const { icon: name, label } = LEVELS[level];
  return el(
    "div",
    { class: `alert-block ${level}`, role: "note" },
    icon(name),
    label && el("span", { class: "visually-hidden" }, label),
    textObject(block.text, names),
  );
}
