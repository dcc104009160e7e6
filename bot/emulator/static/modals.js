/** The dialog that shows a person's modals. The browser keeps the focus in it and gives it back at the end. */

import { el } from "./dom.js";
import { ModalView } from "./modal_view.js";

/** @typedef {import("./types.js").View} View */

export class Modals {
  #deeds;
  /** @type {Map<string, ModalView>} */
  #views = new Map();
  /** @type {View[]} */
  #stack = [];
  #dialog = el("dialog", {
    class: "modal",
    "data-testid": "modal",
    oncancel: (/** @type {Event} */ event) => {
      event.preventDefault();
      const top = this.#stack.at(-1);
      if (top) this.#deeds.close(top);
    },
  });

  /** @param {import("./modal_view.js").Deeds} deeds */
  constructor(deeds) {
    this.#deeds = deeds;
    document.body.append(this.#dialog);
  }

  get isOpen() {
    return this.#dialog.open;
  }

  /**
   * @param {View[]} stack  the last one is on top; none: the dialog closes
   * @param {import("./types.js").Names} names
   */
  show(stack, names) {
    const before = this.#stack.at(-1)?.id;
    this.#stack = stack;
    this.#views = new Map(stack.map((view) => [view.id, this.#views.get(view.id) ?? new ModalView(view, this.#deeds)]));
    for (const view of stack) this.#views.get(view.id)?.show(view, names);
    const shown = this.#top();
    if (!shown) {
      this.#dialog.close();
      this.#dialog.replaceChildren();
      return;
    }
    for (const each of this.#views.values()) each.element.hidden = each !== shown;
    this.#arrange();
    this.#dialog.setAttribute("aria-labelledby", shown.titleId);
    if (!this.#dialog.open) this.#dialog.showModal();
    if (before !== shown.view.id) shown.focus();
  }

  /**
   * @param {string} viewId
   * @param {Record<string, string>} errors
   * @param {string} words  what is wrong with the view as a whole
   */
  fail(viewId, errors, words) {
    this.#views.get(viewId)?.fail(errors, words);
  }

  /** @param {string} words  what went wrong; told in the dialog, since nothing else can be reached */
  report(words) {
    this.#top()?.report(words);
  }

  #top() {
    return this.#views.get(this.#stack.at(-1)?.id ?? "");
  }

  /** Views that stay are not moved: moving one would take its focus away. */
  #arrange() {
    const elements = [...this.#views.values()].map(({ element }) => element);
    for (const child of [...this.#dialog.children]) if (!elements.includes(/** @type {any} */ (child))) child.remove();
    for (const element of elements) if (!element.isConnected) this.#dialog.append(element);
  }
}
