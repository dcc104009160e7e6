/** JSON as a tree that folds, with a button that copies it and marks on the places that are wrong. */

import { copyButton } from "./clipboard.js";
import { el } from "./dom.js";
import { TEXTS } from "./texts.js";

/** @typedef {(pointer: string) => boolean} Test */

const OPEN_DEPTH = 3;
const LONG = 400;

/**
 * @param {string} title
 * @param {unknown} value
 * @param {string[]} [wrong]  JSON pointers of what is wrong
 * @returns {HTMLElement}
 */
export function jsonView(title, value, wrong = []) {
  const tree = el("div", { class: "json", role: "group", tabindex: "0", "aria-label": title });
  const head = el(
    "div",
    { class: "json-head" },
    el("h4", {}, title),
    copyButton(() => JSON.stringify(value, null, 2)),
  );
  tree.append(node("", value, "", 0, marks(value, wrong)));
  return el("section", { class: "json-frame" }, head, tree);
}

/**
 * Pointers as Slack gives them begin at the message or view; here they begin at what was sent.
 * @param {any} value
 * @param {string[]} pointers
 * @returns {string[]}
 */
function marks(value, pointers) {
  return pointers.map((pointer) =>
    found(value, pointer) ? pointer : found(value?.view, pointer) ? `/view${pointer}` : pointer,
  );
}

/**
 * @param {any} value
 * @param {string} pointer
 * @returns {boolean}
 */
function found(value, pointer) {
  let here = value;
  for (const step of pointer.split("/").slice(1)) {
    if (here === null || typeof here !== "object" || !(step in here)) return false;
    here = here[step];
  }
  return true;
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {string} pointer
 * @param {number} depth
 * @param {string[]} wrong
 * @returns {HTMLElement}
 */
function node(name, value, pointer, depth, wrong) {
  const isWrong = wrong.includes(pointer);
  const mark = isWrong && el("mark", {}, TEXTS.refusedHere);
  const key = name !== "" && el("span", { class: "json-key" }, `${name}: `);
  const isBranch = value !== null && typeof value === "object" && Object.keys(value).length > 0;
  const className = `json-node${isWrong ? " wrong" : ""}`;
  if (!isBranch) return el("div", { class: className }, key, leaf(value), mark);
  const [opening, closing] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const size = Object.keys(value).length;
  const holdsWrong = wrong.some((each) => each.startsWith(`${pointer}/`));
  const details = el(
    "details",
    { class: className, open: depth < OPEN_DEPTH || holdsWrong || isWrong, ontoggle: fillIn },
    el("summary", {}, key, opening, el("span", { class: "json-size" }, ` ${size} `), closing, mark),
  );

  function fillIn() {
    if (details.children.length > 1 || !details.open) return;
    const inner = Object.entries(/** @type {object} */ (value));
    details.append(...inner.map(([step, each]) => node(step, each, `${pointer}/${step}`, depth + 1, wrong)));
  }

  fillIn();
  return details;
}

/**
 * @param {unknown} value
 * @returns {HTMLElement}
 */
function leaf(value) {
  const text = JSON.stringify(value) ?? "null";
  const shown = text.length > LONG ? `${text.slice(0, LONG)}…` : text;
  return el(
    "span",
    { class: `json-${value === null ? "null" : typeof value}`, title: text.length > LONG ? text : null },
    shown,
  );
}
