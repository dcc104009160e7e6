/** Tabs (ARIA APG, "Tabs"): arrow keys move, and what they move to is shown at once. */

import { el } from "./dom.js";

/** @typedef {{id: string, label: string, panel: HTMLElement}} Tab */

/**
 * @param {string} label
 * @param {Tab[]} tabs
 * @param {(id: string) => void} open
 * @returns {{element: HTMLElement, show: (id: string | null) => void}}  `show(null)`: there are no tabs here
 */
export function createTabs(label, tabs, open) {
  const buttons = tabs.map(({ id, label: words, panel }) =>
    el(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${id}`,
        class: "tab",
        "aria-controls": panel.id,
        onclick: () => open(id),
      },
      words,
    ),
  );
  const element = el("div", { class: "tabs", role: "tablist", "aria-label": label, onkeydown: onKey }, buttons);

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    open(tabs[to % tabs.length].id);
    buttons[to % tabs.length].focus();
  }

  /** @param {string | null} shown */
  function show(shown) {
    element.hidden = shown === null;
    tabs.forEach(({ id, panel }, index) => {
      buttons[index].setAttribute("aria-selected", String(id === shown));
      buttons[index].tabIndex = id === shown ? 0 : -1;
      if (shown === null) for (const name of ["role", "aria-labelledby"]) panel.removeAttribute(name);
      else
        for (const [name, value] of [
          ["role", "tabpanel"],
          ["aria-labelledby", `tab-${id}`],
        ])
          panel.setAttribute(name, value);
    });
  }

  return { element, show };
}
