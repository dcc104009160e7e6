/** Where one writes: a text box that grows, with suggestions, and drafts that are kept place by place. */

import { offerFor } from "./completion.js";
import { composerBox } from "./composer_box.js";
import { ComposerNotes } from "./composer_notes.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { outgoing } from "./outgoing.js";
import { avatar } from "./people.js";
import { Suggestions } from "./suggestions.js";
import { TEXTS } from "./texts.js";
import { toolButton } from "./tool_button.js";

/** @typedef {import("./outgoing.js").Lore} Lore */
/** @typedef {import("./outgoing.js").Sent} Sent */
/** @typedef {import("./people.js").Member} Member */
/** @typedef {(sent: Sent) => string | null} Deliver  returns why nothing was sent: the text is then kept */
/** @typedef {(shortcut: import("./types.js").Shortcut) => void} UseShortcut */
/**
 * Where one writes; `draft` is the key of what is being written there.
 * @typedef {{draft: string, label: string, placeholder: string, lore: Lore, me: Member}} Place
 */

const CARET_KEYS = ["ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"];

export class Composer {
  #deliver;
  #useShortcut;
  /** @type {Map<string, string>} */
  #drafts = new Map();
  /** @type {Place | null} */
  #place = null;

  /**
   * @param {string} id
   * @param {Deliver} deliver
   * @param {UseShortcut} useShortcut
   */
  constructor(id, deliver, useShortcut) {
    this.#deliver = deliver;
    this.#useShortcut = useShortcut;
    this.notes = new ComposerNotes(id);
    this.box = composerBox(id, this.notes.describedBy, {
      oninput: () => this.#typed(),
      onkeydown: (event) => this.#key(event),
      onclick: () => this.#suggest(),
      onblur: () => this.suggestions.show(null),
    });
    this.suggestions = new Suggestions(this.box, `${id}-suggestions`, (offer, option) => this.#accept(offer, option));
    this.acting = el("span", { class: "acting", "data-testid": "acting" });
    this.sendButton = el("button", { class: "send", "aria-label": TEXTS.send, title: TEXTS.send }, icon("send"));
    this.plusButton = toolButton("plus", TEXTS.shortcuts, () => this.#openShortcuts());
    this.plusButton.setAttribute("aria-haspopup", "menu");
    this.slashButton = toolButton("command", TEXTS.insertCommand, () => this.#beginCommand());
    const mentionButton = toolButton("at", TEXTS.insertMention, () => this.#beginMention());
    this.element = el(
      "form",
      {
        class: "composer",
        onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          this.#submit();
        },
      },
      el("div", { class: "composer-over" }, this.suggestions.elements, this.notes.usage),
      el(
        "div",
        { class: "composer-box" },
        this.box,
        el(
          "div",
          { class: "composer-bar" },
          ...[this.plusButton, this.slashButton, mentionButton, this.acting, this.sendButton],
        ),
      ),
      this.notes.hint,
    );
  }

  /**
   * Show what was being written at a place.
   * @param {Place} place
   */
  show(place) {
    const moved = this.#place?.draft !== place.draft;
    this.#place = place;
    this.box.disabled = false;
    this.box.setAttribute("aria-label", place.label);
    this.box.placeholder = place.placeholder;
    this.plusButton.hidden = !place.lore.shortcuts.length;
    this.slashButton.hidden = place.lore.inThread;
    this.acting.replaceChildren(avatar(place.me, "tiny"), place.me.realName);
    if (!moved) return;
    this.box.value = this.#drafts.get(place.draft) ?? "";
    this.suggestions.show(null);
    this.notes.refuse(null);
    this.#follow();
  }

  focus() {
    this.box.focus();
  }

  get text() {
    return this.box.value;
  }

  /** @param {string} text  as if it had been typed */
  write(text) {
    this.box.value = text;
    this.#follow();
  }

  /**
   * Write a text and send it, as if it had been typed.
   * @param {string} text
   */
  send(text) {
    this.box.value = text;
    this.#submit();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    const taken = this.suggestions.key(event);
    const sends = !taken && event.key === "Enter" && !event.shiftKey;
    if (sends) this.#submit();
    if (CARET_KEYS.includes(event.key)) this.suggestions.show(null);
    if (!taken && !sends) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #typed() {
    this.notes.refuse(null);
    this.#follow();
    this.#suggest();
  }

  /** Let height, draft, button and notes follow the text. */
  #follow() {
    if (!this.#place) return;
    this.#drafts.set(this.#place.draft, this.box.value);
    this.box.style.height = "auto";
    this.box.style.height = `${this.box.scrollHeight}px`;
    this.sendButton.setAttribute("aria-disabled", String(!this.box.value.trim()));
    this.notes.follow(this.box.value, this.#place.lore);
  }

  #suggest() {
    if (this.#place) this.suggestions.show(offerFor(this.box.value, this.box.selectionStart, this.#place.lore));
  }

  /**
   * @param {import("./completion.js").Offer} offer
   * @param {import("./completion.js").Option} option
   */
  #accept({ from, to }, { insert, shortcut }) {
    this.box.setRangeText(insert, from, this.box.value[to] === " " ? to + 1 : to, "end");
    this.#typed();
    if (shortcut) this.#useShortcut(shortcut);
  }

  #openShortcuts() {
    const entries = (this.#place?.lore.shortcuts ?? []).map((shortcut) => ({
      label: shortcut.name,
      hint: shortcut.description,
      choose: () => this.#useShortcut(shortcut),
    }));
    openMenu(this.plusButton, TEXTS.shortcuts, entries);
  }

  #beginCommand() {
    if (!this.box.value.startsWith("/")) this.box.setRangeText("/", 0, 0, "end");
    this.box.focus();
    this.box.setSelectionRange(1, 1);
    this.#typed();
  }

  #beginMention() {
    const before = this.box.value.slice(0, this.box.selectionStart);
    const sign = /\S$/.test(before) ? " @" : "@";
    this.box.setRangeText(sign, this.box.selectionStart, this.box.selectionEnd, "end");
    this.box.focus();
    this.#typed();
  }

  #submit() {
    this.suggestions.show(null);
    this.box.focus();
    if (!this.#place || !this.box.value.trim()) return;
    const sent = outgoing(this.box.value, this.#place.lore);
    const reason = sent.kind === "refused" ? sent.hint : this.#deliver(sent);
    if (reason === null) this.box.value = "";
    this.#follow();
    this.notes.refuse(reason);
  }
}
