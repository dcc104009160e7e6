/** The list of suggestions above a composer: a listbox that the text box owns while the focus stays in the text. */

import { el, isolated } from "./dom.js";
import { appBadge, avatar } from "./people.js";
import { TEXTS, counted } from "./texts.js";

/** @typedef {import("./completion.js").Offer} Offer */
/** @typedef {import("./completion.js").Option} Option */

export class Suggestions {
  #box;
  #accept;
  /** @type {Offer | null} */
  #offer = null;
  #at = -1;

  /**
   * @param {HTMLTextAreaElement} box  its ARIA attributes follow the list
   * @param {string} id
   * @param {(offer: Offer, option: Option) => void} accept
   */
  constructor(box, id, accept) {
    this.#box = box;
    this.#accept = accept;
    this.list = el("ul", { id, role: "listbox", class: "suggestions", "aria-label": TEXTS.suggestions, hidden: true });
    this.spoken = el("span", { class: "visually-hidden", role: "status" });
    this.elements = [this.list, this.spoken];
  }

  /**
   * @param {Offer | null} offer  null: the list closes
   */
  show(offer) {
    this.#offer = offer;
    this.list.replaceChildren(...(offer?.options ?? []).map((option, index) => this.#row(option, index)));
    this.list.hidden = offer === null;
    this.spoken.textContent = offer ? counted(TEXTS.suggestionCount, offer.options.length) : "";
    if (offer) this.#box.setAttribute("aria-controls", this.list.id);
    else this.#box.removeAttribute("aria-controls");
    this.#select(offer?.first ?? -1);
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean}  whether the key was meant for the list
   */
  key({ key, shiftKey }) {
    if (!this.#offer) return false;
    const choice = this.#offer.options[this.#at] ?? (key === "Tab" ? this.#offer.options[0] : null);
    const count = this.#offer.options.length;
    if (key === "ArrowDown") this.#select((this.#at + 1) % count);
    else if (key === "ArrowUp") this.#select((Math.max(this.#at, 0) - 1 + count) % count);
    else if (key === "Escape") this.show(null);
    else if (choice && !shiftKey && (key === "Tab" || key === "Enter")) this.#accept(this.#offer, choice);
    else return false;
    return true;
  }

  /** @param {number} at  -1: none */
  #select(at) {
    const rows = [...this.list.children];
    this.#at = at;
    rows.forEach((row, index) => row.setAttribute("aria-selected", String(index === this.#at)));
    const selected = rows[this.#at];
    if (!selected) return this.#box.removeAttribute("aria-activedescendant");
    this.#box.setAttribute("aria-activedescendant", selected.id);
    selected.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {Option} option
   * @param {number} index
   * @returns {HTMLElement}
   */
  #row(option, index) {
    const { member, label, hint, description } = option;
    return el(
      "li",
      {
        id: `${this.list.id}-${index}`,
        role: "option",
        class: "suggestion",
        "data-testid": "suggestion",
        onpointerdown: (/** @type {Event} */ event) => event.preventDefault(),
        onclick: () => this.#offer && this.#accept(this.#offer, option),
      },
      member && avatar(member, "small"),
      el(
        "span",
        { class: "suggestion-text" },
        el(
          "span",
          { class: "suggestion-name" },
          el("b", {}, isolated(label)),
          member?.isApp && appBadge(),
          " ",
          el("span", { class: "suggestion-hint" }, hint),
        ),
        " ",
        el("span", { class: "suggestion-description" }, description),
      ),
    );
  }
}
