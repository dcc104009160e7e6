/** The help dialog: what the keys do, and how to connect one's own Slack. */

import { connecting } from "./connecting.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { KEYS, TEXTS } from "./texts.js";

/**
 * @param {HTMLElement} opener
 * @returns {{open: () => void}}
 */
export function createHelp(opener) {
  const close = el(
    "button",
    {
      type: "button",
      class: "tool",
      "aria-label": TEXTS.closeHelp,
      title: TEXTS.closeHelp,
      onclick: () => dialog.close(),
    },
    icon("close"),
  );
  const rows = KEYS.map(({ keys, words }) =>
    el("div", {}, el("dt", {}, ...keys.map((key) => el("kbd", {}, key))), el("dd", {}, words)),
  );
  const dialog = el(
    "dialog",
    { class: "modal help", "aria-labelledby": "help-title" },
    el("header", { class: "modal-head" }, el("h2", { id: "help-title" }, TEXTS.help), close),
    el(
      "div",
      { class: "modal-body", tabindex: "0", role: "group", "aria-labelledby": "help-title" },
      el("h3", {}, TEXTS.keys),
      el("dl", { class: "keys" }, rows),
      el("h3", {}, TEXTS.connectTitle),
      connecting(),
    ),
  );
  document.body.append(dialog);

  function open() {
    if (!dialog.open && !document.querySelector("dialog[open]")) dialog.showModal();
  }

  opener.setAttribute("aria-label", TEXTS.helpOpen);
  opener.title = TEXTS.helpOpen;
  opener.append(icon("help"));
  opener.addEventListener("click", open);
  return { open };
}
