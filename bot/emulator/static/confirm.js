/** The dialog that asks before an action: Slack's confirmation object. */

import { el } from "./dom.js";
import { TEXTS } from "./texts.js";

/** @typedef {{text: string}} Text */
/** @typedef {{title?: Text, text?: Text, confirm?: Text, deny?: Text, style?: string}} Confirmation */

/**
 * Ask; true when there is nothing to ask.
 * @param {Confirmation | undefined} question
 * @returns {Promise<boolean>}
 */
export function confirmed(question) {
  if (!question) return Promise.resolve(true);
  const style = question.style === "danger" ? "button danger" : "button primary";
  const dialog = el(
    "dialog",
    { class: "confirmation", "aria-labelledby": "confirmation-title" },
    el(
      "form",
      { method: "dialog" },
      el("h2", { id: "confirmation-title", dir: "auto" }, question.title?.text ?? ""),
      el("p", { dir: "auto" }, question.text?.text ?? ""),
      el(
        "div",
        { class: "confirmation-buttons" },
        el("button", { class: "button", value: "no", dir: "auto" }, question.deny?.text ?? TEXTS.deny),
        el("button", { class: style, value: "yes", dir: "auto" }, question.confirm?.text ?? TEXTS.confirm),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}
