/** The blocks of a view that changes in place: what is the same stays, with its focus and what was typed. */

import { framed } from "./blocks.js";
import { el, place } from "./dom.js";

/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").Setting} Setting */

const CONTROLS = "button, a, input, textarea, select";

export class BlockList {
  /** @type {Map<string, {sign: string, node: HTMLElement}>} */
  #drawn = new Map();
  element = el("div", { class: "blocks" });

  /**
   * @param {Block[]} blocks
   * @param {Setting} setting
   */
  show(blocks, setting) {
    const focused = this.#focused();
    const next = new Map(blocks.map((block, index) => this.#draw(block, index, setting)));
    this.#drawn = next;
    place(
      this.element,
      [...next.values()].map(({ node }) => node),
    );
    if (focused && !this.element.contains(document.activeElement)) this.#refocus(focused);
  }

  /**
   * @param {Block} block
   * @param {number} index
   * @param {Setting} setting
   * @returns {[string, {sign: string, node: HTMLElement}]}
   */
  #draw(block, index, setting) {
    const key = block.block_id || `#${index}`;
    const sign = JSON.stringify([block, setting.names.me]);
    const before = this.#drawn.get(key);
    return [key, before?.sign === sign ? before : { sign, node: framed(block, setting) }];
  }

  /** Which control of which block has the focus. */
  #focused() {
    const active = document.activeElement;
    for (const [key, { node }] of this.#drawn)
      if (node.contains(active))
        return { key, at: [...node.querySelectorAll(CONTROLS)].indexOf(/** @type {Element} */ (active)) };
    return null;
  }

  /**
   * The control in the place of the one that had the focus, else the list itself.
   * @param {{key: string, at: number}} focused
   */
  #refocus({ key, at }) {
    const controls = this.#drawn.get(key)?.node.querySelectorAll(CONTROLS);
    const control = controls?.[Math.min(at, controls.length - 1)];
    if (control instanceof HTMLElement) return control.focus();
    this.element.tabIndex = -1;
    this.element.focus();
  }
}
