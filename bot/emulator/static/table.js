/** Tables: of the table block and of Markdown. */

import { el } from "./dom.js";
import { richText } from "./rich_text.js";
import { TEXTS } from "./texts.js";

/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").Names} Names */

/**
 * The table block.
 * @param {Block} block
 * @param {Names} names
 * @returns {HTMLElement}
 */
export function tableBlock(block, names) {
  const settings = block.column_settings ?? [];
  const rows = (block.rows ?? []).map((/** @type {Block[]} */ row) => row.map((cell) => cellContent(cell, names)));
  return tableOf(
    rows,
    settings.map((/** @type {{align?: string} | null} */ column) => column?.align ?? "left"),
  );
}

/**
 * A table whose first row is its head, in a frame that scrolls.
 * @param {Node[][]} rows
 * @param {string[]} align  left, center or right, by column
 * @returns {HTMLElement}
 */
export function tableOf(rows, align) {
  const [head = [], ...body] = rows;
  /** @type {(tag: "th" | "td", row: Node[]) => HTMLElement} */
  const rowOf = (tag, row) =>
    el(
      "tr",
      {},
      row.map((cell, index) =>
        el(tag, { dir: "auto", class: alignment(align[index]), scope: tag === "th" ? "col" : null }, cell),
      ),
    );
  const table = el(
    "table",
    {},
    el("thead", {}, rowOf("th", head)),
    el(
      "tbody",
      {},
      body.map((row) => rowOf("td", row)),
    ),
  );
  return el("div", { class: "table-frame", role: "group", tabindex: "0", "aria-label": TEXTS.table }, table);
}

/**
 * @param {Block | null | undefined} cell
 * @param {Names} names
 * @returns {Node}
 */
export function cellContent(cell, names) {
  return cell?.type === "rich_text" ? richText(cell, names) : document.createTextNode(cellText(cell));
}

/**
 * @param {Block | null | undefined} cell
 * @returns {string}  what it says, without form
 */
export function cellText(cell) {
  if (cell?.elements) return cell.elements.map(cellText).join("");
  return String(cell?.text ?? cell?.value ?? cell?.url ?? "");
}

/**
 * @param {string | undefined} align
 * @returns {string | null}
 */
function alignment(align) {
  return align === "center" || align === "right" ? `align-${align}` : null;
}
