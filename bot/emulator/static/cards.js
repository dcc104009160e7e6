/** The card block, and cards side by side in a carousel ("Card block", "Carousel block"). */

import { el, newId } from "./dom.js";
import { interactive } from "./elements.js";
import { picture } from "./pictures.js";
import { textObject } from "./text_object.js";
import { TEXTS } from "./texts.js";

/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").Setting} Setting */

/**
 * @param {Block} block
 * @param {Setting} setting
 * @returns {HTMLElement}
 */
export function card(block, setting) {
  const { names } = setting;
  const title = newId("card");
  const actions = block.actions ?? [];
  return el(
    "div",
    { class: "card", role: "group", "aria-labelledby": block.title ? title : null },
    block.hero_image && el("div", { class: "card-hero" }, picture(block.hero_image)),
    el(
      "div",
      { class: "card-head" },
      block.icon && picture(block.icon),
      el(
        "div",
        {},
        block.title && el("div", { class: "card-title", id: title }, textObject(block.title, names)),
        block.subtitle && el("div", { class: "card-subtitle" }, textObject(block.subtitle, names)),
      ),
    ),
    block.body && textObject(block.body, names),
    actions.length > 0 &&
      el(
        "div",
        { class: "actions" },
        actions.map((/** @type {Block} */ element) => interactive(element, block, setting)),
      ),
  );
}

/**
 * @param {Block} block
 * @param {Setting} setting
 * @returns {HTMLElement}
 */
export function carousel(block, setting) {
  const cards = (block.elements ?? []).map((/** @type {Block} */ each) => el("li", {}, card(each, setting)));
  return el(
    "div",
    { class: "carousel", role: "region", "aria-label": TEXTS.carousel, tabindex: "0" },
    el("ul", {}, cards),
  );
}
