/** One view of a modal: its title, its blocks, and the buttons that close and submit it. */

import { BlockList } from "./block_list.js";
import { el, newId } from "./dom.js";
import { checked } from "./checking.js";
import { Form } from "./form.js";
import { icon } from "./icons.js";
import { complain, controlOf } from "./input_block.js";
import { plainText } from "./text_object.js";
import { TEXTS } from "./texts.js";

/** @typedef {import("./types.js").Names} Names */
/** @typedef {import("./types.js").View} View */
/**
 * @typedef {object} Deeds
 * @property {(view: View, state: ReturnType<Form["state"]>) => void} submit
 * @property {(view: View) => void} close
 * @property {(view: View) => void} closeAll
 * @property {(view: View, blockId: string, action: import("./types.js").Action) => void} press
 * @property {(view: View, blockId: string, actionId: string, typed: string) => Promise<import("./types.js").Offered>} suggest
 */

const PATIENCE = 10_000; // in milliseconds; Slack waits three seconds, and the emulator then says so

export class ModalView {
  #deeds;
  #form = new Form();
  #list = new BlockList();
  #timer = 0;

  /**
   * @param {View} view
   * @param {Deeds} deeds
   */
  constructor(view, deeds) {
    this.view = view;
    this.#deeds = deeds;
    this.titleId = newId("modal");
    this.title = el("h2", { id: this.titleId, dir: "auto", tabindex: "-1" });
    this.trouble = el("p", { class: "modal-trouble", role: "alert", hidden: true });
    this.submitButton = el("button", { class: "button primary", dir: "auto" });
    this.closeButton = el("button", {
      type: "button",
      class: "button",
      dir: "auto",
      onclick: () => deeds.close(this.view),
    });
    const x = el(
      "button",
      {
        type: "button",
        class: "tool",
        "aria-label": TEXTS.closeModal,
        title: TEXTS.closeModal,
        onclick: () => deeds.closeAll(this.view),
      },
      icon("close"),
    );
    const mend = (/** @type {Event} */ event) => this.#mend(event);
    this.element = el(
      "form",
      {
        class: "modal-view",
        novalidate: true,
        onsubmit: (/** @type {Event} */ event) => this.#submit(event),
        oninput: mend,
      },
      el("header", { class: "modal-head" }, this.title, x),
      el("div", { class: "modal-body", tabindex: "-1" }, this.trouble, this.#list.element),
      el("footer", { class: "modal-foot" }, this.closeButton, this.submitButton),
    );
  }

  /**
   * Show the view as it is now; what was typed stays.
   * @param {View} view
   * @param {Names} names
   */
  show(view, names) {
    if (this.view !== view) this.#settle();
    this.view = view;
    this.title.textContent = plainText(view.title);
    this.submitButton.textContent = plainText(view.submit) || TEXTS.submit;
    this.submitButton.hidden = !view.submit && !view.blocks.some(({ type }) => type === "input");
    this.closeButton.textContent = plainText(view.close) || TEXTS.cancel;
    this.#list.show(view.blocks, {
      names,
      form: this.#form,
      press: (blockId, action) =>
        this.#deeds.press(this.view, blockId, { ...action, state: this.#form.state(this.view.blocks) }),
      suggest: (blockId, actionId, typed) => this.#deeds.suggest(this.view, blockId, actionId, typed),
    });
  }

  /** Put the focus where a person begins: on an input, or where there is none on the title, so that one reads on. */
  focus() {
    const first = this.element.querySelector("[autofocus], .modal-body :is(input, textarea, select)");
    (first instanceof HTMLElement ? first : this.title).focus();
  }

  /**
   * Say what is wrong, beside each input, and go to the first.
   * @param {Record<string, string>} errors  by block_id
   * @param {string} [words]  what is wrong with the view as a whole
   */
  fail(errors, words = "") {
    this.#settle();
    const fields = /** @type {HTMLElement[]} */ ([...this.element.querySelectorAll("[data-field]")]);
    for (const field of fields) complain(field, errors[field.dataset.field ?? ""] ?? "");
    const known = fields.map((field) => field.dataset.field);
    const others = Object.entries(errors).filter(([block]) => !known.includes(block));
    this.report([words, ...others.map(([, other]) => other)].filter(Boolean).join(" "));
    const first = fields.find((field) => errors[field.dataset.field ?? ""]);
    if (first) controlOf(first)?.focus();
  }

  /** @param {string} words  of what went wrong; an empty text takes it back */
  report(words) {
    this.#settle();
    this.trouble.textContent = words;
    this.trouble.hidden = !words;
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    if (this.submitButton.getAttribute("aria-disabled") === "true" || this.submitButton.hidden) return;
    const errors = checked(this.view.blocks, this.#form);
    this.fail(errors);
    if (Object.keys(errors).length) return;
    this.submitButton.setAttribute("aria-disabled", "true");
    this.#timer = setTimeout(() => this.report(TEXTS.noReply), PATIENCE);
    this.#deeds.submit(this.view, this.#form.state(this.view.blocks));
  }

  /** An input that is changed is not wrong any more, until it is looked at again. @param {Event} event */
  #mend(event) {
    const field = event.target instanceof Element && event.target.closest("[data-field]");
    if (field instanceof HTMLElement) complain(field, "");
  }

  #settle() {
    clearTimeout(this.#timer);
    this.submitButton.removeAttribute("aria-disabled");
  }
}
