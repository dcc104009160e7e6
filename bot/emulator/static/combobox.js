/** An editable combobox whose list comes from elsewhere while one types (ARIA APG, "Combobox", list autocomplete). */

import { ComboboxList } from "./combobox_list.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { plainText } from "./text_object.js";
import { TEXTS, counted } from "./texts.js";

/** @typedef {import("./types.js").Option} Option */
/** @typedef {import("./types.js").Offered} Offered */
/**
 * @typedef {object} Ways
 * @property {Record<string, unknown>} attributes  of the text box: its name, its placeholder
 * @property {Option | null} chosen
 * @property {number} least  how many characters must be typed
 * @property {(query: string) => Promise<Offered>} source
 * @property {(option: Option | null) => void} choose
 */

const PAUSE = 200;

export class Combobox {
  #ways;
  #chosen;
  #timer = 0;
  #asked = 0;

  /** @param {Ways} ways */
  constructor(ways) {
    this.#ways = ways;
    this.#chosen = ways.chosen;
    this.box = el("input", {
      type: "text",
      class: "field-box",
      dir: "auto",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      "aria-autocomplete": "list",
      ...ways.attributes,
      oninput: () => this.#search(PAUSE),
      onclick: () => this.#search(0),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
      onblur: () => this.#leave(),
    });
    this.list = new ComboboxList(this.box, (option) => this.#take(option));
    const clear = () => {
      this.#take(null);
      this.box.focus();
    };
    this.clear = el(
      "button",
      { type: "button", class: "tool", "aria-label": TEXTS.clear, onclick: clear },
      icon("close"),
    );
    this.element = el("span", { class: "combobox" }, this.box, this.clear, this.list.elements);
    this.#show();
  }

  /** @param {number} pause  in milliseconds: not every keystroke is worth a question */
  #search(pause) {
    clearTimeout(this.#timer);
    this.#asked += 1;
    const query = this.box.value === this.#words() ? "" : this.box.value.trim();
    if (query.length < this.#ways.least) {
      this.list.say(counted(TEXTS.typeMore, this.#ways.least));
      return;
    }
    this.list.say(TEXTS.searching);
    this.#timer = setTimeout(() => void this.#ask(query, this.#asked), pause);
  }

  /**
   * @param {string} query
   * @param {number} number  an answer to an older question is thrown away
   */
  async #ask(query, number) {
    const offered = await this.#ways.source(query);
    if (number !== this.#asked || document.activeElement !== this.box) return;
    if (offered.error) this.list.say(offered.error);
    else this.list.offer(offered);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    const open = this.list.isOpen;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (open) this.list.move(event.key === "ArrowDown" ? 1 : -1);
      else this.#search(0);
    } else if (open && event.key === "Enter") this.list.accept();
    else if (open && event.key === "Escape") this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {Option | null} option */
  #take(option) {
    this.#chosen = option;
    this.#close();
    this.#show();
    this.#ways.choose(option);
  }

  /** What was typed without a choice is no value: an emptied box takes the choice back, anything else shows it again. */
  #leave() {
    if (!this.box.value.trim() && this.#chosen) this.#take(null);
    this.#close();
    this.#show();
  }

  #close() {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.list.close();
  }

  #show() {
    this.box.value = this.#words();
    this.clear.hidden = this.#chosen === null;
  }

  #words() {
    return this.#chosen ? plainText(this.#chosen.text) : "";
  }
}
