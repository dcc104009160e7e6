/** The rich_text block: sections, quotes, lists and preformatted text, made of styled elements. */

import { dateToken } from "./dates.js";
import { el, fragment } from "./dom.js";
import { emojiNamed } from "./emoji.js";
import { link } from "./links.js";
import { TEXTS, fill } from "./texts.js";
import { broadcast, channelMention, userMention } from "./tokens.js";

/** @typedef {import("./types.js").Names} Names */
/** @typedef {{type: string, [field: string]: any}} Element */

/** @type {Record<string, keyof HTMLElementTagNameMap>} */
const STYLES = { bold: "strong", italic: "em", strike: "s", underline: "u", code: "code" };

/**
 * @param {Element} block
 * @param {Names} names
 * @returns {Node}
 */
export function richText(block, names) {
  return fragment((block.elements ?? []).map((/** @type {Element} */ part) => richTextPart(part, names)));
}

/**
 * One part of a rich_text block.
 * @param {Element} part
 * @param {Names} names
 * @returns {Node}
 */
export function richTextPart(part, names) {
  const children = part.elements ?? [];
  switch (part.type) {
    case "rich_text_section":
      return el("div", { dir: "auto", class: "rich-section" }, inlines(children, names));
    case "rich_text_quote":
      return el("blockquote", { dir: "auto" }, inlines(children, names));
    case "rich_text_preformatted":
      return el("pre", { dir: "auto" }, inlines(children, names));
    case "rich_text_list":
      return list(part, names);
    default:
      return unknown(part.type);
  }
}

/**
 * @param {Element} part
 * @param {Names} names
 * @returns {HTMLElement}
 */
function list(part, names) {
  const ordered = part.style === "ordered";
  const indent = Math.min(Math.max(Number(part.indent) || 0, 0), 8);
  const start = ordered && part.offset ? Number(part.offset) + 1 : null;
  const items = (part.elements ?? []).map((/** @type {Element} */ item) =>
    el("li", { dir: "auto" }, inlines(item.elements ?? [], names)),
  );
  return el(
    ordered ? "ol" : "ul",
    { class: `rich-list indent-${indent}${part.border ? " bordered" : ""}`, start },
    items,
  );
}

/**
 * @param {Element[]} elements
 * @param {Names} names
 * @returns {Node[]}
 */
function inlines(elements, names) {
  return elements.map((element) => styled(inline(element, names), element.style));
}

/**
 * @param {Element} element
 * @param {Names} names
 * @returns {Node}
 */
function inline(element, names) {
  switch (element.type) {
    case "text":
      return document.createTextNode(String(element.text ?? ""));
    case "link":
      return link(String(element.url), String(element.text || element.url));
    case "user":
      return userMention(String(element.user_id), names);
    case "channel":
      return channelMention(String(element.channel_id), names);
    case "usergroup":
      return el("bdi", { class: "mention" }, `@${element.usergroup_id}`);
    case "broadcast":
      return broadcast(String(element.range));
    case "emoji":
      return document.createTextNode(emoji(element));
    case "date":
      return date(element);
    case "color":
      return el("code", {}, String(element.value));
    default:
      return unknown(element.type);
  }
}

/**
 * @param {Element} element
 * @returns {string}
 */
function emoji(element) {
  const points = String(element.unicode ?? "")
    .split("-")
    .map((point) => parseInt(point, 16));
  if (points.every((point) => point > 0 && point <= 0x10ffff)) return String.fromCodePoint(...points);
  return emojiNamed(element.name) ?? `:${element.name}:`;
}

/**
 * @param {Element} element
 * @returns {HTMLElement}
 */
function date(element) {
  const text = dateToken(
    Number(element.timestamp),
    String(element.format ?? ""),
    String(element.fallback ?? element.timestamp),
  );
  return element.url ? link(String(element.url), text) : el("time", {}, text);
}

/**
 * @param {Node} node
 * @param {Record<string, boolean> | undefined} style
 * @returns {Node}
 */
function styled(node, style) {
  return Object.entries(STYLES).reduce((inner, [name, tag]) => (style?.[name] ? el(tag, {}, inner) : inner), node);
}

/**
 * @param {string} type
 * @returns {HTMLElement}
 */
function unknown(type) {
  return el("span", { class: "not-shown" }, fill(TEXTS.elementNotShown, { type }));
}
