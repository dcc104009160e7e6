/** The container block: blocks under a title, which may be folded away ("Container block"). */

import { el } from "./dom.js";
import { picture } from "./pictures.js";
import { richText } from "./rich_text.js";
import { plainText, textObject } from "./text_object.js";

/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").Setting} Setting */

/**
 * @param {Block} block
 * @param {HTMLElement[]} children  its blocks, drawn
 * @param {Setting} setting
 * @returns {HTMLElement}
 */
export function container(block, children, { names }) {
  const title = block.rich_text_title ? richText(block.rich_text_title, names) : plainText(block.title);
  const head = [
    block.icon && picture(block.icon),
    el(
      "span",
      { class: "container-words" },
      el("b", { dir: "auto" }, title),
      block.subtitle && textObject(block.subtitle, names, "span"),
    ),
  ];
  const className = `container-block ${block.width ?? "standard"}${block.has_header_divider ? " divided" : ""}`;
  const body = el("div", { class: "container-body" }, children);
  if (!block.is_collapsible) return el("div", { class: className }, el("div", { class: "container-head" }, head), body);
  return el(
    "details",
    { class: className, open: !block.default_collapsed },
    el("summary", { class: "container-head" }, head),
    body,
  );
}
