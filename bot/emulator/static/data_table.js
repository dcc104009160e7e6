/** The data_table block: a caption, pages, and columns that sort ("Data table block"). */

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { cellContent, cellText } from "./table.js";
import { LOCALE, TEXTS, counted, fill } from "./texts.js";

/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").Names} Names */
/** @typedef {{column: number, down: boolean} | null} Order */

const PAGE_SIZE = 5; // what Slack takes when page_size is left out

/**
 * @param {Block} block
 * @param {Names} names
 * @returns {HTMLElement}
 */
export function dataTable(block, names) {
  /** @type {Block[][]} */
  const [head = [], ...rows] = block.rows ?? [];
  const size = Number(block.page_size) || PAGE_SIZE;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  let page = 0;
  /** @type {Order} */
  let order = null;

  const headCells = head.map((cell, column) =>
    el(
      "th",
      { scope: "col" },
      el("button", { type: "button", class: "sort", onclick: () => sort(column) }, cellText(cell), icon("sort")),
    ),
  );
  const body = el("tbody");
  const where = el("span", { role: "status" });
  const back = turner(TEXTS.pageBack, "left", -1);
  const on = turner(TEXTS.pageOn, "right", 1);

  /**
   * @param {string} label
   * @param {string} name
   * @param {number} by
   */
  function turner(label, name, by) {
    const turn = () => show(Math.min(Math.max(page + by, 0), pages - 1));
    return el(
      "button",
      { type: "button", class: "tool", "aria-label": label, title: label, onclick: turn },
      icon(name),
    );
  }

  /** @param {number} column */
  function sort(column) {
    order = { column, down: order?.column === column && !order.down };
    headCells.forEach((cell, index) => {
      if (index === column) cell.setAttribute("aria-sort", order?.down ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    });
    show(0);
  }

  /** @param {number} to */
  function show(to) {
    page = to;
    const header = Number(block.row_header_column_index ?? 0);
    const shown = sorted(rows, order).slice(page * size, (page + 1) * size);
    body.replaceChildren(...shown.map((row) => drawRow(row, header, names)));
    where.textContent = fill(TEXTS.pageOf, { page: page + 1, pages });
    back.setAttribute("aria-disabled", String(page === 0));
    on.setAttribute("aria-disabled", String(page === pages - 1));
  }

  show(0);
  const caption = el(
    "caption",
    { dir: "auto" },
    block.caption ?? "",
    el("small", {}, ` ${counted(TEXTS.rows, rows.length)}`),
  );
  return el(
    "div",
    { class: "data-table" },
    el(
      "div",
      { class: "table-frame", role: "group", tabindex: "0", "aria-label": block.caption || TEXTS.table },
      el("table", {}, caption, el("thead", {}, el("tr", {}, headCells)), body),
    ),
    pages > 1 && el("div", { class: "pages" }, back, where, on),
  );
}

/**
 * @param {Block[]} row
 * @param {number} header  the column whose cell names the row
 * @param {Names} names
 * @returns {HTMLElement}
 */
function drawRow(row, header, names) {
  const cells = row.map((cell, column) =>
    el(
      column === header ? "th" : "td",
      {
        dir: "auto",
        scope: column === header ? "row" : null,
        class: cell?.type === "raw_number" ? "align-right" : null,
      },
      cellContent(cell, names),
    ),
  );
  return el("tr", {}, cells);
}

/**
 * @param {Block[][]} rows
 * @param {Order} order
 * @returns {Block[][]}
 */
function sorted(rows, order) {
  if (!order) return rows;
  const { column, down } = order;
  const compare = new Intl.Collator(LOCALE, { numeric: true }).compare;
  const inOrder = [...rows].sort((one, other) => compare(cellText(one[column]), cellText(other[column])));
  return down ? inOrder.reverse() : inOrder;
}
