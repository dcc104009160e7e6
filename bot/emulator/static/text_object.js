/** Block Kit's text object. */

import { el } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { mrkdwn } from "./mrkdwn.js";

/** @typedef {import("./types.js").Names} Names */
/** @typedef {{type: string, text?: string, emoji?: boolean, verbatim?: boolean}} TextObject */

/**
 * @param {TextObject} object
 * @param {Names} names
 * @param {"div" | "span"} [tag]
 * @returns {HTMLElement}
 */
export function textObject(object, names, tag = "div") {
  const parse = object.verbatim !== true;
  const content =
    object.type === "mrkdwn" ? mrkdwn(object.text ?? "", names, { parse, links: parse }) : plainText(object);
  return el(tag, { class: "text", dir: "auto" }, content);
}

/**
 * @param {TextObject | undefined} object  a plain_text
 * @returns {string}
 */
export function plainText(object) {
  const text = object?.text ?? "";
  return object?.emoji === false ? text : withEmoji(text);
}
