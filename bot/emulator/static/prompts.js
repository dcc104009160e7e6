/** The prompts that the app suggests above a composer, one click each. */

import { el, newId } from "./dom.js";
import { TEXTS } from "./texts.js";

/** @typedef {import("./types.js").Prompts} Prompts */

/**
 * @param {(text: string) => void} ask
 * @returns {{element: HTMLElement, show: (prompts: Prompts | undefined) => void}}
 */
export function createPrompts(ask) {
  const title = el("h3", { id: newId("prompts") });
  const list = el("ul");
  const element = el(
    "section",
    { class: "prompts", "aria-labelledby": title.id, "data-testid": "prompts", hidden: true },
    title,
    list,
  );
  /** @type {Prompts | undefined} */
  let shown;

  /** @param {Prompts | undefined} prompts */
  function show(prompts) {
    element.hidden = !prompts?.prompts.length;
    if (prompts === shown) return;
    shown = prompts;
    title.textContent = prompts?.title || TEXTS.prompts;
    const buttons = (prompts?.prompts ?? []).map((prompt) =>
      el(
        "button",
        { type: "button", class: "example", dir: "auto", title: prompt.message, onclick: () => ask(prompt.message) },
        prompt.title,
      ),
    );
    list.replaceChildren(...buttons.map((button) => el("li", {}, button)));
  }

  return { element, show };
}
