/** The markdown block: the part of Markdown that Slack shows, as elements. What is not known stays text. */

import { el } from "./dom.js";
import { appendMarkdown } from "./markdown_inline.js";
import { tableOf } from "./table.js";

/** @typedef {import("./types.js").Names} Names */
/** @typedef {{lines: string[], at: number}} Place  where the reading stands */
/** @typedef {(place: Place, names: Names) => Node | null} Rule  reads one construct and moves on; null: not there */

const ITEM = /^(\s*)(?:[-*+]|(\d{1,9})[.)])\s+(.*)$/;
const FENCE = /^\s*```/;
const HEADING = /^(#{1,6})\s+(.*)$/;
const RULE = /^\s*([-*_])(?:\s*\1){2,}\s*$/;
const QUOTED = /^\s*> ?/;
const DELIMITER = /^:?-+:?$/;

/**
 * @param {string} text
 * @param {Names} names
 * @returns {DocumentFragment}
 */
export function markdown(text, names) {
  const whole = document.createDocumentFragment();
  const place = { lines: text.split("\n"), at: 0 };
  while (place.at < place.lines.length) {
    if (!place.lines[place.at].trim()) place.at += 1;
    else
      whole.append(RULES.reduce((/** @type {Node | null} */ found, rule) => found ?? rule(place, names), null) ?? "");
  }
  return whole;
}

/** @type {Rule} */
function fenced(place) {
  if (!FENCE.test(place.lines[place.at])) return null;
  place.at += 1;
  const inside = taken(place, (line) => !FENCE.test(line));
  place.at += 1;
  return el("pre", { dir: "auto" }, inside.join("\n"));
}

/** @type {Rule} */
function heading(place, names) {
  const match = HEADING.exec(place.lines[place.at]);
  if (!match) return null;
  place.at += 1;
  const level = Math.min(match[1].length + 2, 6);
  return inlineIn(
    el("div", { role: "heading", "aria-level": level, class: `heading heading-${match[1].length}`, dir: "auto" }),
    match[2],
    names,
  );
}

/** @type {Rule} */
function rule(place) {
  if (!RULE.test(place.lines[place.at])) return null;
  place.at += 1;
  return el("hr");
}

/** @type {Rule} */
function quote(place, names) {
  const lines = taken(place, (line) => QUOTED.test(line));
  return lines.length
    ? inlineIn(el("blockquote", { dir: "auto" }), lines.map((line) => line.replace(QUOTED, "")).join("\n"), names)
    : null;
}

/** @type {Rule} */
function list(place, names) {
  const first = ITEM.exec(place.lines[place.at]);
  if (!first) return null;
  const [, margin, number] = first;
  const lines = taken(place, (line) => {
    const match = ITEM.exec(line);
    return match !== null && match[1] === margin && !match[2] === !number;
  });
  const items = lines.map((line) => inlineIn(el("li", { dir: "auto" }), task(line.replace(ITEM, "$3")), names));
  const indent = Math.min(Math.floor(margin.length / 2), 8);
  return el(number ? "ol" : "ul", { class: `rich-list indent-${indent}`, start: number ?? null }, items);
}

/** @type {Rule} */
function table(place, names) {
  const { lines, at } = place;
  if (!lines[at].includes("|") || !cellsOf(lines[at + 1] ?? "").every((mark) => DELIMITER.test(mark))) return null;
  const [head, delimiters, ...rows] = taken(place, (line) => line.includes("|")).map(cellsOf);
  const align = delimiters.map((mark) => (mark.endsWith(":") ? (mark.startsWith(":") ? "center" : "right") : "left"));
  const cells = [head, ...rows].map((row) => row.map((cell) => inlineIn(el("span"), cell, names)));
  return tableOf(cells, align);
}

/** @type {Rule} */
function paragraph(place, names) {
  const first = place.lines[place.at];
  place.at += 1;
  const rest = taken(
    place,
    (line) => line.trim() !== "" && ![FENCE, HEADING, RULE, QUOTED, ITEM].some((start) => start.test(line)),
  );
  return inlineIn(el("div", { dir: "auto", class: "paragraph" }), [first, ...rest].join("\n"), names);
}

const RULES = [fenced, heading, rule, quote, list, table, paragraph];

/**
 * Take the lines that follow and pass.
 * @param {Place} place
 * @param {(line: string) => boolean} passes
 * @returns {string[]}
 */
function taken(place, passes) {
  const from = place.at;
  while (place.at < place.lines.length && passes(place.lines[place.at])) place.at += 1;
  return place.lines.slice(from, place.at);
}

/**
 * @template {HTMLElement} Kind
 * @param {Kind} element
 * @param {string} text
 * @param {Names} names
 * @returns {Kind}
 */
function inlineIn(element, text, names) {
  appendMarkdown(element, text, names);
  return element;
}

/**
 * @param {string} line
 * @returns {string[]}
 */
function cellsOf(line) {
  return line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());
}

/**
 * @param {string} text
 * @returns {string}  with a box in the place of a task's brackets
 */
function task(text) {
  return text.replace(/^\[([ xX])\]\s+/, (_, mark) => (mark === " " ? "☐ " : "☑ "));
}
