/** Slack's mrkdwn as elements: preformatted text, quotes, and runs of text between them. */

import { el } from "./dom.js";
import { appendInline } from "./mrkdwn_inline.js";

/** @typedef {import("./types.js").Names} Names */
/** @typedef {import("./mrkdwn_inline.js").Reading} Reading */
/** @typedef {{quoted: boolean, lines: string[]}} Paragraph  lines that follow each other and are quoted alike */

const QUOTED = /^(?:>|&gt;) ?/;
const QUOTED_TO_THE_END = /^(?:>|&gt;){3} ?/;

/**
 * A text as elements.
 * @param {string} text  in Slack's escaped form
 * @param {Names} names
 * @param {Reading} [reading]
 * @returns {DocumentFragment}
 */
export function mrkdwn(text, names, reading = {}) {
  const whole = document.createDocumentFragment();
  const parts = text.split(/```\n?([^]+?)\n?```\n?/);
  parts.forEach((part, index) => {
    if (index % 2) whole.append(block("pre", part, names, { plain: true }));
    else appendParagraphs(whole, part, names, reading);
  });
  return whole;
}

/**
 * @param {"pre" | "blockquote"} tag
 * @param {string} text
 * @param {Names} names
 * @param {Reading} reading
 * @returns {HTMLElement}
 */
function block(tag, text, names, reading) {
  const element = el(tag, { dir: "auto" });
  appendInline(element, text, names, reading);
  return element;
}

/**
 * @param {DocumentFragment} whole
 * @param {string} text
 * @param {Names} names
 * @param {Reading} reading
 */
function appendParagraphs(whole, text, names, reading) {
  for (const { quoted, lines } of paragraphsOf(text.split("\n"))) {
    const content = lines.join("\n");
    if (quoted) whole.append(block("blockquote", content, names, reading));
    else if (content) appendInline(whole, content, names, reading);
  }
}

/**
 * @param {string[]} lines
 * @returns {Paragraph[]}
 */
function paragraphsOf(lines) {
  /** @type {Paragraph[]} */
  const paragraphs = [];
  const end = lines.findIndex((line) => QUOTED_TO_THE_END.test(line));
  lines.forEach((line, index) => {
    const toTheEnd = end >= 0 && index >= end;
    const quoted = toTheEnd || QUOTED.test(line);
    const bare = toTheEnd ? line.replace(QUOTED_TO_THE_END, "") : line.replace(QUOTED, "");
    const last = paragraphs.at(-1);
    if (last?.quoted === quoted) last.lines.push(bare);
    else paragraphs.push({ quoted, lines: [bare] });
  });
  return paragraphs;
}
