/** A small menu that opens at a button: the overflow element. */

import { el } from "./dom.js";

/** @typedef {{label: string, choose: () => void}} Entry */

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
        role: "menuitem",
        class: "menu-item",
        dir: "auto",
        tabindex: "-1",
        onclick: () => chosen(entry),
      },
      entry.label,
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
    entry.choose();
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
  items[0]?.focus();
}

/**
 * Put the menu under the opener, or above it where there is no room, inside the window.
 * @param {HTMLElement} menu
 * @param {HTMLElement} opener
 */
function placeUnder(menu, opener) {
  const from = opener.getBoundingClientRect();
  const room = window.innerHeight - from.bottom - 8;
  const top = menu.offsetHeight <= room ? from.bottom + 4 : Math.max(8, from.top - menu.offsetHeight - 4);
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(8, Math.min(from.left, window.innerWidth - menu.offsetWidth - 8))}px`;
}
