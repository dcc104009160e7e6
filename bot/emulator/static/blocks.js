/** The layout blocks of a message or view. What is not known here is said to be missing, never left out in silence. */

import { alertBlock } from "./alert.js";
import { card, carousel } from "./cards.js";
import { container } from "./container.js";
import { dataTable } from "./data_table.js";
import { el } from "./dom.js";
import { interactive } from "./elements.js";
import { inputBlock } from "./input_block.js";
import { markdown } from "./markdown.js";
import { picture } from "./pictures.js";
import { richText } from "./rich_text.js";
import { tableBlock } from "./table.js";
import { plainText, textObject } from "./text_object.js";
import { TEXTS, fill } from "./texts.js";

/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").Setting} Setting */
/** @typedef {(block: Block, setting: Setting) => Node} Drawer */

/** @type {Record<string, Drawer>} */
const DRAWERS = {
  actions: (block, setting) =>
    el(
      "div",
      { class: "actions" },
      elementsOf(block).map((element) => interactive(element, block, setting)),
    ),
  alert: alertBlock,
  card,
  carousel,
  container: (block, setting) => container(block, drawBlocks(block.child_blocks ?? [], setting), setting),
  context,
  context_actions: (block, setting) =>
    el(
      "div",
      { class: "context-actions" },
      elementsOf(block).map((element) => interactive(element, block, setting)),
    ),
  data_table: (block, { names }) => dataTable(block, names),
  divider: () => el("hr"),
  header: (block) =>
    el("div", { class: "heading heading-1", role: "heading", "aria-level": "3", dir: "auto" }, plainText(block.text)),
  image: (block) =>
    el("figure", {}, block.title && el("figcaption", { dir: "auto" }, plainText(block.title)), picture(block)),
  input: inputBlock,
  markdown: (block, { names }) => el("div", { class: "text" }, markdown(block.text ?? "", names)),
  rich_text: (block, { names }) => el("div", { class: "text" }, richText(block, names)),
  section,
  table: (block, { names }) => tableBlock(block, names),
};

/**
 * Blocks, one below the other.
 * @param {Block[]} blocks
 * @param {Setting} setting
 * @returns {HTMLElement[]}
 */
export function drawBlocks(blocks, setting) {
  return blocks.map((block) => framed(block, setting));
}

/**
 * One block in its frame.
 * @param {Block} block
 * @param {Setting} setting
 * @returns {HTMLElement}
 */
export function framed(block, setting) {
  return el("div", { class: "block", "data-block": block.type }, drawBlock(block, setting));
}

/** @type {Drawer} */
function drawBlock(block, setting) {
  if (!Object.hasOwn(DRAWERS, block.type)) return notShown(block);
  try {
    return DRAWERS[block.type](block, setting);
  } catch (error) {
    console.info("a block is not as it should be", block.type, error);
    return notShown(block);
  }
}

/** @type {Drawer} */
function section(block, setting) {
  const fields = (block.fields ?? []).map((/** @type {any} */ field) => textObject(field, setting.names));
  return el(
    "div",
    { class: "section" },
    el(
      "div",
      { class: "section-text" },
      block.text && textObject(block.text, setting.names),
      fields.length > 0 && el("div", { class: "fields" }, fields),
    ),
    block.accessory && el("div", { class: "accessory" }, accessory(block, setting)),
  );
}

/** @type {Drawer} */
function accessory(block, setting) {
  return block.accessory.type === "image" ? picture(block.accessory) : interactive(block.accessory, block, setting);
}

/** @type {Drawer} */
function context(block, setting) {
  return el(
    "div",
    { class: "context" },
    elementsOf(block).map((element) =>
      element.type === "image" ? picture(element) : textObject(/** @type {any} */ (element), setting.names, "span"),
    ),
  );
}

/**
 * @param {Block} block
 * @returns {Block[]}
 */
function elementsOf(block) {
  return block.elements ?? [];
}

/**
 * @param {Block} block
 * @returns {HTMLElement}
 */
function notShown(block) {
  return el(
    "div",
    { class: "not-shown", "data-testid": "unknown-block" },
    fill(TEXTS.blockNotShown, { type: block.type }),
  );
}
