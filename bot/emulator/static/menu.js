/** A small menu that opens at a button: of an overflow element, a message, the composer, the languages. */

import { el } from "./dom.js";
import { placeUnder } from "./placing.js";

/**
 * `checked`: whether it is the one of the entries that holds now. `lang`: the language of its label.
 * @typedef {{label: string, hint?: string, lang?: string, checked?: boolean, choose: () => void}} Entry
 */

/**
 * Open a menu under a button. It closes by a choice, Esc, Tab, or a press elsewhere.
 * @param {HTMLElement} opener
 * @param {string} label
 * @param {Entry[]} entries
 */
export function openMenu(opener, label, entries) {
  const items = entries.map((entry) =>
    el(
      "button",
      {
        type: "button",
        role: entry.checked === undefined ? "menuitem" : "menuitemradio",
        "aria-checked": entry.checked === undefined ? null : String(entry.checked),
        class: "menu-item",
        lang: entry.lang,
        dir: "auto",
        tabindex: "-1",
        onclick: () => chosen(entry),
      },
      el("span", {}, entry.label),
      entry.hint && el("small", {}, entry.hint),
    ),
  );
  const menu = el(
    "div",
    { role: "menu", class: "menu", popover: "auto", "aria-label": label, onkeydown: onKey },
    items,
  );

  /** @param {Entry} entry */
  function chosen(entry) {
    menu.hidePopover();
    entry.choose(); // after the focus is back at the opener, so that what the choice opens may take it
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const at = items.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === "Tab") menu.hidePopover();
    if (to === undefined) return;
    event.preventDefault();
    items[to % items.length].focus();
  }

  menu.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== "closed") return;
    opener.setAttribute("aria-expanded", "false");
    menu.remove();
    opener.focus();
  });
  opener.after(menu);
  menu.showPopover();
  opener.setAttribute("aria-expanded", "true");
  placeUnder(menu, opener);
  (items.find((item) => item.ariaChecked === "true") ?? items[0])?.focus();
}
