/** Three steps from here to one's own Slack. */

import { copyButton } from "./clipboard.js";
import { el } from "./dom.js";
import { CONNECTING, TEXTS } from "./texts.js";

/**
 * @returns {HTMLElement}
 */
export function connecting() {
  const steps = CONNECTING.map(({ label, words, code }) =>
    el(
      "li",
      {},
      el("b", {}, label),
      el("p", {}, words),
      code &&
        el(
          "div",
          { class: "code-line" },
          el("code", {}, code),
          copyButton(() => code),
        ),
    ),
  );
  return el("div", { class: "connecting" }, el("ol", {}, steps), el("p", {}, TEXTS.connectingMore));
}
