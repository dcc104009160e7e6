/** A log of messages that keeps what it has drawn, and stays at its end while the reader is there. */

import { el, place } from "./dom.js";
import { icon } from "./icons.js";
import { drawMessage } from "./message.js";
import { TEXTS } from "./texts.js";

/** @typedef {import("./message.js").Stage} Stage */
/** @typedef {import("./timeline.js").Row} Row */
/** @typedef {{node: HTMLElement, sign: string, message: unknown}} Drawn */
/**
 * `place` tells one log from another: a new place is drawn from nothing and shown at its end.
 * @typedef {{place: string, label: string, intro: (() => Node) | null, rows: Row[], stage: Stage}} Content
 */

const NEAR_THE_END = 80;

export class MessageLog {
  #place = "";
  #log = el("div");
  #height = 0;
  /** @type {Map<string, Drawn>} */
  #drawn = new Map();

  constructor() {
    this.jump = el(
      "button",
      { type: "button", class: "jump", hidden: true, onclick: () => this.toEnd() },
      icon("down"),
      TEXTS.latest,
    );
    this.scroller = el("div", {
      class: "scroller",
      onscroll: () => {
        if (this.#isAtEnd()) this.jump.hidden = true;
      },
    });
    this.scroller.addEventListener("keydown", (event) => moveFocus(event, this.#log));
    this.element = el("div", { class: "log-frame" }, this.scroller, this.jump);
    new ResizeObserver(() => this.#resized()).observe(this.scroller);
  }

  /**
   * Bring the log up to date.
   * @param {Content} content
   */
  show({ place, label, intro, rows, stage }) {
    const moved = place !== this.#place;
    if (moved) this.#begin(place, label, intro);
    const before = this.#drawn.size;
    const stay = !moved && before > 0 && !this.#isAtEnd();
    this.#drawn = redrawn(this.#log, this.#drawn, rows, stage);
    const isNews = this.#drawn.size > before;
    if (stay) this.jump.hidden &&= !isNews;
    else if (isNews) this.#showLast();
    else if (moved || this.#drawn.size) this.toEnd();
  }

  /** Where nothing has been said yet, the introduction is read from its beginning. */
  toEnd() {
    this.scroller.scrollTop = this.#drawn.size ? this.scroller.scrollHeight : 0;
    this.jump.hidden = true;
  }

  /**
   * @param {string} place
   * @param {string} label
   * @param {(() => Node) | null} intro
   */
  #begin(place, label, intro) {
    this.#place = place;
    this.#drawn = new Map();
    // A new element, so that a screen reader does not read a whole conversation as news.
    this.#log = el("div", { role: "log", class: "log", "aria-label": label, tabindex: "0" });
    this.scroller.replaceChildren(...(intro ? [intro()] : []), this.#log);
  }

  /** Go to the end, but no further than the beginning of a last message that does not fit. */
  #showLast() {
    this.toEnd();
    const last = this.#log.lastElementChild;
    if (last && last.clientHeight > this.scroller.clientHeight) last.scrollIntoView({ block: "start" });
  }

  /** @param {number} [height]  of the visible part */
  #isAtEnd(height = this.scroller.clientHeight) {
    return this.scroller.scrollHeight - this.scroller.scrollTop - height < NEAR_THE_END;
  }

  /** A composer that grows takes room from the log, and must not hide its end. */
  #resized() {
    if (this.#drawn.size && this.#isAtEnd(this.#height)) this.toEnd();
    this.#height = this.scroller.clientHeight;
  }
}

/**
 * Arrow keys go from message to message, when the focus is on the log or on a message itself.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} log
 */
function moveFocus(event, log) {
  const messages = /** @type {HTMLElement[]} */ ([...log.querySelectorAll("article")]);
  const at = event.target === log ? messages.length : messages.indexOf(/** @type {HTMLElement} */ (event.target));
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: messages.length - 1 }[event.key];
  if (at < 0 || to === undefined || event.altKey) return;
  event.preventDefault();
  messages[Math.min(Math.max(to, 0), messages.length - 1)]?.focus();
}

/**
 * Bring a log's elements up to date. What has not changed stays in place, with its focus and its folds.
 * @param {HTMLElement} log
 * @param {Map<string, Drawn>} drawn
 * @param {Row[]} rows
 * @param {Stage} stage
 * @returns {Map<string, Drawn>}
 */
function redrawn(log, drawn, rows, stage) {
  const focused = [...drawn].find(([, { node }]) => node.contains(document.activeElement))?.[0];
  const next = new Map(rows.map((row) => drawnRow(row, drawn, stage)));
  place(
    log,
    [...next.values()].map(({ node }) => node),
  );
  const refocus = focused && next.get(focused)?.node;
  if (refocus && !refocus.contains(document.activeElement)) refocus.focus();
  return next;
}

/**
 * @param {Row} row
 * @param {Map<string, Drawn>} drawn
 * @param {Stage} stage
 * @returns {[string, Drawn]}
 */
function drawnRow(row, drawn, stage) {
  const message = row.kind === "message" ? row.message : null;
  const key = message?.ts ?? JSON.stringify(row);
  const sign = row.kind === "message" ? JSON.stringify([row.follows, row.replies]) : key;
  const old = drawn.get(key);
  if (old && old.sign === sign && old.message === message) return [key, old];
  const node =
    row.kind === "message"
      ? drawMessage(row.message, row.follows, row.replies, stage)
      : el("div", { class: "divider", role: "separator", "aria-label": row.label }, el("span", {}, row.label));
  return [key, { node, sign, message }];
}
