/** One run of Markdown as Slack's markdown block takes it: emphasis, code, links; a picture becomes a link. */

import { el } from "./dom.js";
import { emojiNamed } from "./emoji.js";
import { appendItems } from "./emphasis.js";
import { atWordStart, itemsOf, reader } from "./items.js";
import { link } from "./links.js";
import { bareLink } from "./mrkdwn_inline.js";
import { token } from "./tokens.js";

/** @typedef {import("./types.js").Names} Names */

const EMPHASIS = /** @type {const} */ ({ "**": "strong", __: "strong", "*": "em", _: "em", "~~": "s" });

/**
 * Append the elements of a text to a parent.
 * @param {Node} parent
 * @param {string} text
 * @param {Names} names
 */
export function appendMarkdown(parent, text, names) {
  const labelled = (/** @type {string} */ label, /** @type {string} */ address) => link(address, label || address);
  const doubled = (/** @type {string} */ pair) => pair;
  const readers = {
    "\\": reader(/\\([!-/:-@[-`{-~])/y, (char) => el("span", {}, char)),
    "`": reader(/`([^`\n]+)`/y, (inside) => el("code", { dir: "auto" }, inside)),
    "[": reader(/\[([^[\]\n]*)\]\(([^()\s]+)(?: "[^"\n]*")?\)/y, labelled),
    "!": reader(/!\[([^[\]\n]*)\]\(([^()\s]+)(?: "[^"\n]*")?\)/y, labelled),
    "<": reader(/<((?:[@#!]|https?:)[^<>\n]+)>/y, (inside) => token(inside, names)),
    ":": reader(/:([a-z0-9_+-]{1,40}):/y, emojiNamed),
    "*": reader(/(\*\*)/y, doubled),
    _: reader(/(__)/y, doubled),
    "~": reader(/(~~)/y, doubled),
    h: atWordStart(bareLink),
  };
  appendItems(parent, itemsOf(text, readers), EMPHASIS);
}
