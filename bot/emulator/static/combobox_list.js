/** The list of a combobox: options in groups, or a line that says why there are none. */

import { el, newId } from "./dom.js";
import { placeUnder } from "./placing.js";
import { plainText } from "./text_object.js";
import { TEXTS, counted } from "./texts.js";

/** @typedef {import("./types.js").Option} Option */
/** @typedef {import("./types.js").Offered} Offered */

export class ComboboxList {
  #box;
  #choose;
  /** @type {{option: Option, row: HTMLElement}[]} */
  #rows = [];
  #at = -1;

  /**
   * @param {HTMLInputElement} box  its ARIA attributes follow the list
   * @param {(option: Option) => void} choose
   */
  constructor(box, choose) {
    this.#box = box;
    this.#choose = choose;
    const id = newId("options");
    this.list = el("ul", { id, role: "listbox", "aria-label": TEXTS.options });
    this.words = el("p", { class: "options-note" });
    this.spoken = el("span", { class: "visually-hidden", role: "status" });
    const keepFocus = (/** @type {Event} */ event) => event.preventDefault();
    this.popup = el("div", { class: "options", popover: "manual", onpointerdown: keepFocus }, this.words, this.list);
    this.elements = [this.popup, this.spoken];
    box.setAttribute("aria-controls", id);
    box.setAttribute("aria-expanded", "false");
  }

  get isOpen() {
    return this.popup.matches(":popover-open");
  }

  /**
   * Show words in the place of options.
   * @param {string} words
   */
  say(words) {
    this.#fill([], words);
  }

  /** @param {Offered} offered */
  offer({ options, option_groups: groups }) {
    const sections = groups ?? [{ options: options ?? [] }];
    this.#rows = sections.flatMap((section) => (section.options ?? []).map((option) => this.#row(option)));
    let first = 0;
    const nodes = sections.flatMap((section) => {
      const members = this.#rows.slice(first, (first += (section.options ?? []).length)).map(({ row }) => row);
      return section.label ? [named(plainText(section.label), members)] : members;
    });
    this.#fill(nodes, this.#rows.length ? "" : TEXTS.noOptions);
    if (this.#rows.length) this.#mark(0);
  }

  /** @param {number} by */
  move(by) {
    if (this.#rows.length) this.#mark((this.#at + by + this.#rows.length) % this.#rows.length);
  }

  accept() {
    const chosen = this.#rows[this.#at];
    if (chosen) this.#choose(chosen.option);
  }

  close() {
    if (this.isOpen) this.popup.hidePopover();
    this.#rows = [];
    this.list.replaceChildren();
    this.#mark(-1);
    this.spoken.textContent = "";
    this.#box.setAttribute("aria-expanded", "false");
  }

  /**
   * @param {HTMLElement[]} nodes
   * @param {string} words
   */
  #fill(nodes, words) {
    if (!nodes.length) this.#rows = [];
    this.list.replaceChildren(...nodes);
    this.list.hidden = !nodes.length;
    this.words.textContent = words;
    this.words.hidden = !words;
    this.spoken.textContent = words || counted(TEXTS.optionCount, this.#rows.length);
    this.#mark(-1);
    this.#box.setAttribute("aria-expanded", String(nodes.length > 0));
    if (!this.isOpen) this.popup.showPopover();
    this.popup.style.minWidth = `${this.#box.offsetWidth}px`;
    placeUnder(this.popup, this.#box);
  }

  /** @param {number} at  -1: none */
  #mark(at) {
    this.#at = at;
    this.#rows.forEach(({ row }, index) => row.setAttribute("aria-selected", String(index === at)));
    const row = this.#rows[at]?.row;
    if (!row) return this.#box.removeAttribute("aria-activedescendant");
    this.#box.setAttribute("aria-activedescendant", row.id);
    row.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {Option} option
   * @returns {{option: Option, row: HTMLElement}}
   */
  #row(option) {
    const row = el(
      "li",
      { id: newId("option"), role: "option", class: "option", dir: "auto", onclick: () => this.#choose(option) },
      plainText(option.text),
      option.description && el("small", {}, plainText(option.description)),
    );
    return { option, row };
  }
}

/**
 * @param {string} label
 * @param {HTMLElement[]} rows
 * @returns {HTMLElement}
 */
function named(label, rows) {
  const id = newId("options-group");
  return el(
    "li",
    { role: "presentation" },
    el(
      "ul",
      { role: "group", "aria-labelledby": id },
      el("li", { id, role: "presentation", class: "options-label" }, label),
      rows,
    ),
  );
}
