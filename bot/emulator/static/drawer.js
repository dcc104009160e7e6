/** The sidebar on a narrow screen: a drawer behind a menu button. */

import { icon } from "./icons.js";
import { TEXTS } from "./texts.js";

/**
 * @param {HTMLElement} panel
 * @param {HTMLElement} opener
 * @param {HTMLElement} backdrop
 * @returns {{close: () => void}}
 */
export function drawer(panel, opener, backdrop) {
  const behind = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".pane"));
  panel.setAttribute("aria-label", TEXTS.sidebar);
  opener.setAttribute("aria-label", TEXTS.menu);
  opener.title = TEXTS.menu;
  opener.replaceChildren(icon("menu"));

  /** @param {boolean} open */
  function set(open) {
    document.body.classList.toggle("drawer-open", open);
    for (const pane of behind) pane.inert = open;
    opener.setAttribute("aria-expanded", String(open));
  }

  function close() {
    if (!document.body.classList.contains("drawer-open")) return;
    set(false);
    opener.focus();
  }

  opener.addEventListener("click", () => {
    set(true);
    panel.querySelector("button")?.focus();
  });
  backdrop.addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  set(false);
  return { close };
}
