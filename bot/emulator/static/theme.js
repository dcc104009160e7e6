/** Light or dark: as the system is set, until the button says otherwise; the choice lasts as long as the page. */

import { icon } from "./icons.js";
import { TEXTS } from "./texts.js";

/**
 * @param {HTMLButtonElement} button
 */
export function themeSwitch(button) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);

  function label() {
    const text = isDark() ? TEXTS.toLight : TEXTS.toDark;
    button.replaceChildren(icon(isDark() ? "sun" : "moon"));
    button.title = text;
    button.setAttribute("aria-label", text);
  }

  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    label();
  });
  system.addEventListener("change", label);
  label();
}
