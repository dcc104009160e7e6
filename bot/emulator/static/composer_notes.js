/** The lines around a composer: above it how the command is used, below it hints and refusals. */

import { usageFor } from "./completion.js";
import { el } from "./dom.js";
import { TEXTS } from "./texts.js";

/** @typedef {import("./outgoing.js").Lore} Lore */

export class ComposerNotes {
  #refused = false;

  /** @param {string} id  of the composer; the lines' own ids begin with it */
  constructor(id) {
    this.usage = el("p", { id: `${id}-usage`, class: "usage", hidden: true });
    this.hint = el("p", { id: `${id}-hint`, class: "hint", role: "status", "data-testid": "composer-hint" });
    this.describedBy = `${this.usage.id} ${this.hint.id}`;
  }

  /**
   * Follow the text.
   * @param {string} text
   * @param {Lore} lore
   */
  follow(text, lore) {
    const told = usageFor(text, lore);
    this.usage.hidden = told === null;
    this.usage.replaceChildren(...(told ? [el("b", {}, told.usage), ` ${told.description}`] : []));
    if (!this.#refused) this.hint.textContent = text ? TEXTS.newLine : "";
  }

  /**
   * Say why the text was not sent; null takes that back.
   * @param {string | null} reason
   */
  refuse(reason) {
    this.#refused = reason !== null;
    this.hint.classList.toggle("refused", this.#refused);
    this.hint.textContent = reason ?? "";
  }
}
