/** One run of Slack's mrkdwn: emphasis, code, tokens in angle brackets, emoji, bare addresses. */

import { el } from "./dom.js";
import { emojiNamed } from "./emoji.js";
import { appendItems } from "./emphasis.js";
import { atWordStart, itemsOf, reader } from "./items.js";
import { link } from "./links.js";
import { broadcast, channelMention, token, unescaped } from "./tokens.js";

/** @typedef {import("./items.js").Reader} Reader */
/** @typedef {import("./types.js").Names} Names */
/**
 * `links`: bare addresses become links. `parse`: bare @here and #channel become mentions, as in a text object whose
 * `verbatim` is not set. `plain`: neither emphasis nor code is read.
 * @typedef {{links?: boolean, parse?: boolean, plain?: boolean}} Reading
 */

const EMPHASIS = /** @type {const} */ ({ "*": "strong", _: "em", "~": "s" });
const CLOSING_PUNCTUATION = /[.,;:!?*_~'")\]}»”’]+$/;

/**
 * Append the elements of a text to a parent.
 * @param {Node} parent
 * @param {string} text  in Slack's escaped form
 * @param {Names} names
 * @param {Reading} [reading]
 */
export function appendInline(parent, text, names, reading = {}) {
  appendItems(parent, itemsOf(text, readersFor(names, reading)), reading.plain ? {} : EMPHASIS);
}

/**
 * @param {Names} names
 * @param {Reading} reading
 * @returns {Record<string, Reader>}
 */
function readersFor(names, { links, parse, plain }) {
  return {
    "<": reader(/<([^<>\n]+)>/y, (inside) => token(inside, names)),
    "&": reader(/(&(?:amp|lt|gt);)/y, unescaped),
    ":": reader(/:([a-z0-9_+-]{1,40}):/y, emojiNamed),
    ...(!plain && { "`": reader(/`([^`\n]+)`/y, (inside) => el("code", { dir: "auto" }, unescaped(inside))) }),
    ...(links && { h: atWordStart(bareLink) }),
    ...(parse && {
      "@": atWordStart(reader(/@(here|channel|everyone)\b/y, broadcast)),
      "#": atWordStart(reader(/#([\p{Ll}\p{N}_-]{1,80})/uy, (name) => knownChannel(name, names))),
    }),
  };
}

/** @type {Reader} */
export function bareLink(text, at) {
  const pattern = /https?:\/\/(?:[^\s<>|&]|&amp;)+/y;
  pattern.lastIndex = at;
  const address = pattern.exec(text)?.[0].replace(CLOSING_PUNCTUATION, "");
  return address && /\/\/./.test(address) ? [link(unescaped(address), unescaped(address)), address.length] : null;
}

/**
 * @param {string} name
 * @param {Names} names
 * @returns {Node | undefined}
 */
function knownChannel(name, names) {
  const id = names.channelNamed(name);
  return id === undefined ? undefined : channelMention(id, names);
}
