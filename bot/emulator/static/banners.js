/** Slim banners above the page: no connection, no bot, an error that the emulator reports. */

/** @typedef {"open" | "lost" | "gone"} Link  to the emulator; `gone`: for good */

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { TEXTS } from "./texts.js";

/**
 * @typedef {object} Banners
 * @property {(link: Link, wasOnline: boolean, botConnected: boolean) => void} show
 * @property {(error: string) => void} report
 */

/**
 * @param {HTMLElement} container  a live region
 * @returns {Banners}
 */
export function createBanners(container) {
  const state = el("div", { class: "banner", "data-testid": "banner", hidden: true });
  container.append(state);

  /** @type {Banners["show"]} */
  function show(link, wasOnline, botConnected) {
    const texts = {
      open: botConnected ? "" : TEXTS.botAway,
      lost: wasOnline ? TEXTS.reconnecting : TEXTS.connecting,
      gone: TEXTS.startedAgain,
    };
    const text = texts[link];
    if (state.textContent !== text) state.textContent = text;
    state.hidden = !text;
  }

  /** @param {string} error */
  function report(error) {
    const close = el(
      "button",
      { type: "button", class: "tool", "aria-label": TEXTS.dismiss, onclick: () => banner.remove() },
      icon("close"),
    );
    const banner = el(
      "div",
      { class: "banner error", role: "alert", "data-testid": "error" },
      el("span", { dir: "auto" }, error),
      close,
    );
    container.append(banner);
  }

  return { show, report };
}
