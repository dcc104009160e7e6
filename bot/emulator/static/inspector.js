/** The inspector: everything that went between Slack and the app, newest on top, filtered. */

import { el, newId, place } from "./dom.js";
import { TEXTS, counted, fill } from "./texts.js";
import { MOST, fits } from "./traffic.js";
import { TrafficRow } from "./traffic_row.js";

/** @typedef {import("./traffic.js").Kind} Kind */
/** @typedef {import("./traffic.js").Log} Log */
/** @typedef {import("./types.js").Traffic} Traffic */

/** @type {Kind[]} */
const KINDS = ["all", "envelopes", "calls", "problems"];

export class Inspector {
  #redeliver;
  /** @type {Map<string, {row: TrafficRow, item: Traffic}>} */
  #rows = new Map();
  /** @type {Log} */
  #log = new Map();
  /** @type {Kind} */
  #kind = "all";
  #list = el("ul", { class: "traffic-list" });
  #empty = el("p", { class: "traffic-empty" });

  /** @param {(envelopeId: string) => void} redeliver */
  constructor(redeliver) {
    this.#redeliver = redeliver;
    this.#words = el("input", {
      type: "search",
      class: "field-box",
      placeholder: TEXTS.filter,
      "aria-label": TEXTS.filter,
      autocomplete: "off",
      oninput: () => this.#draw(),
    });
    this.count = el("span", { class: "traffic-count", role: "status" });
    const clear = el(
      "button",
      { type: "button", class: "button small", onclick: () => this.#clear() },
      TEXTS.clearList,
    );
    const title = el("h3", { id: newId("inspector") }, TEXTS.inspector);
    this.element = el(
      "section",
      { class: "inspector", "aria-labelledby": title.id },
      el("div", { class: "inspector-head" }, title, this.count, clear),
      el("div", { class: "inspector-filter" }, this.#words, this.#kinds()),
      this.#empty,
      this.#list,
    );
  }

  /** @type {HTMLInputElement} */
  #words;

  /** @param {Log} log */
  show(log) {
    this.#log = log;
    this.#draw();
  }

  #draw() {
    const next = new Map([...this.#log].map(([key, item]) => [key, this.#row(key, item)]));
    this.#rows = next;
    const shown = [...next.values()].filter(({ item }) => fits(item, this.#kind, this.#words.value)).reverse();
    place(
      this.#list,
      shown.map(({ row }) => row.element),
    );
    this.count.textContent = this.#counted(shown.length);
    this.#empty.hidden = shown.length > 0;
    this.#empty.textContent = this.#log.size ? TEXTS.nothingFits : TEXTS.noTraffic;
  }

  /**
   * @param {number} n  shown
   * @returns {string}  where the log is full, that there was more
   */
  #counted(n) {
    if (this.#log.size < MOST) return counted(TEXTS.entries, n);
    return fill(n < MOST ? TEXTS.someOfLast : TEXTS.lastEntries, { n, most: MOST });
  }

  /**
   * @param {string} key
   * @param {Traffic} item
   */
  #row(key, item) {
    const before = this.#rows.get(key);
    if (!before) return { row: new TrafficRow(item, this.#redeliver), item };
    if (before.item !== item) before.row.update(item);
    return { row: before.row, item };
  }

  #clear() {
    this.#log.clear();
    this.#draw();
    this.#words.focus();
  }

  #kinds() {
    const name = newId("kind");
    const choices = KINDS.map((kind) =>
      el(
        "label",
        {},
        el("input", { type: "radio", name, checked: kind === this.#kind, onchange: () => this.#choose(kind) }),
        TEXTS.kinds[kind],
      ),
    );
    return el("div", { class: "kinds", role: "radiogroup", "aria-label": TEXTS.show }, choices);
  }

  /** @param {Kind} kind */
  #choose(kind) {
    this.#kind = kind;
    this.#draw();
  }
}
