/** The Home tab of the app: the view that it has published for the person, changed in place. */

import { BlockList } from "./block_list.js";
import { el } from "./dom.js";
import { Form } from "./form.js";
import { TEXTS, fill } from "./texts.js";

/** @typedef {import("./types.js").View} View */
/** @typedef {import("./modal_view.js").Deeds} Deeds */

export class Home {
  #deeds;
  #user = "";
  #list = new BlockList();
  #form = new Form();
  /** @type {View | null} */
  #view = null;

  /** @param {Pick<Deeds, "press" | "suggest">} deeds */
  constructor(deeds) {
    this.#deeds = deeds;
    this.element = el("div", { id: "home", class: "home", "data-testid": "home", hidden: true });
  }

  /**
   * @param {string} user
   * @param {View | undefined} view  none: nothing is published yet
   * @param {import("./types.js").Names} names
   * @param {string} bot
   */
  show(user, view, names, bot) {
    if (user !== this.#user) this.#begin(user);
    if (!view) {
      this.element.replaceChildren(el("p", { class: "home-empty" }, fill(TEXTS.homeEmpty, { bot })));
      return;
    }
    this.#view = view;
    if (!this.#list.element.isConnected) this.element.replaceChildren(this.#list.element);
    const { press, suggest } = this.#deeds;
    this.#list.show(view.blocks, {
      names,
      form: this.#form,
      press: (blockId, action) => {
        const view = this.#view;
        if (view) press(view, blockId, { ...action, state: this.#form.state(view.blocks) });
      },
      suggest: (blockId, actionId, typed) =>
        this.#view ? suggest(this.#view, blockId, actionId, typed) : Promise.resolve({}),
    });
  }

  /** @param {string} user */
  #begin(user) {
    this.#user = user;
    this.#list = new BlockList();
    this.#form = new Form();
    this.element.scrollTop = 0;
  }
}
