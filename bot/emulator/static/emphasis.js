/** Bold, italic and the like in a run of items. Linear in its length, however hostile. */

import { el } from "./dom.js";
import { isSpace, isWord } from "./items.js";

/** @typedef {import("./items.js").Item} Item */
/** @typedef {Record<string, "strong" | "em" | "s">} Delimiters  the element that each delimiter stands for */
/** @typedef {{items: Item[], delimiters: Delimiters, closers: Map<string, Int32Array>}} Run */

/**
 * Append items to a parent, with an element around what stands between two delimiters of a kind.
 * @param {Node} parent
 * @param {Item[]} items
 * @param {Delimiters} delimiters
 */
export function appendItems(parent, items, delimiters) {
  const closers = new Map(Object.keys(delimiters).map((delimiter) => [delimiter, closersOf(items, delimiter)]));
  append(parent, { items, delimiters, closers }, 0, items.length, []);
}

/**
 * For each place, where the next delimiter stands that may close an emphasis on that line (-1: nowhere).
 * @param {Item[]} items
 * @param {string} delimiter
 * @returns {Int32Array}
 */
function closersOf(items, delimiter) {
  const next = new Int32Array(items.length + 2).fill(-1);
  for (let at = items.length - 1; at > 0; at -= 1) {
    const follows = items[at + 1];
    const closes = items[at] === delimiter && !isSpace(items[at - 1]) && !isWord(follows) && follows !== delimiter;
    if (closes) next[at] = at;
    else if (items[at] !== "\n") next[at] = next[at + 1];
  }
  return next;
}

/**
 * @param {Node} parent
 * @param {Run} run
 * @param {number} from
 * @param {number} to
 * @param {string[]} within  the delimiters around
 */
function append(parent, run, from, to, within) {
  let text = "";
  /** @param {Node} [node] */
  const put = (node) => {
    if (text) parent.appendChild(document.createTextNode(text));
    if (node) parent.appendChild(node);
    text = "";
  };
  for (let at = from; at < to; at += 1) {
    const item = run.items[at];
    const close = closerFor(run, at, to, within);
    if (close > 0 && typeof item === "string") {
      const element = el(run.delimiters[item]);
      append(element, run, at + 1, close, [...within, item]);
      put(element);
      at = close;
    } else if (typeof item === "string") text += item;
    else put(item);
  }
  put();
}

/**
 * @param {Run} run
 * @param {number} at
 * @param {number} to
 * @param {string[]} within
 * @returns {number}  where the emphasis that opens here closes; -1 when none opens
 */
function closerFor({ items, closers }, at, to, within) {
  const item = items[at];
  const next = typeof item === "string" ? closers.get(item) : undefined;
  if (!next || typeof item !== "string" || within.includes(item)) return -1;
  const before = items[at - 1];
  const follows = items[at + 1];
  if (isWord(before) || before === item || follows === item || isSpace(follows)) return -1;
  const close = next[at + 2];
  return close < to ? close : -1;
}
