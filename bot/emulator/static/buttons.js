/** Elements that are pressed: buttons, feedback on an answer, icon buttons. */

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { webAddress } from "./links.js";
import { press } from "./pressing.js";
import { plainText } from "./text_object.js";

/** @typedef {import("./types.js").ElementDrawer} Drawer */

/** @type {Drawer} */
export function button(element, block, setting) {
  const style = ["primary", "danger"].includes(element.style) ? element.style : "";
  const href = element.url ? webAddress(element.url) : null;
  const properties = {
    class: `button ${style}`,
    dir: "auto",
    "aria-label": element.accessibility_label,
    "data-action": element.action_id,
    onclick: pressing(element, block, setting, { value: element.value }),
  };
  if (!href) return el("button", { type: "button", ...properties }, plainText(element.text));
  return el(
    "a",
    { href, title: href, target: "_blank", rel: "noopener noreferrer nofollow", ...properties },
    plainText(element.text),
  );
}

/**
 * Thumbs up and down; the last one pressed shows it.
 * @type {Drawer}
 */
export function feedback(element, block, setting) {
  const choices = [
    { name: "thumbUp", choice: element.positive_button },
    { name: "thumbDown", choice: element.negative_button },
  ].filter(({ choice }) => choice);
  const pressed = setting.form.entry(block, element)?.value;
  const thumbs = choices.map(({ name, choice }) => {
    const thumb = el(
      "button",
      {
        type: "button",
        class: "thumb",
        "aria-label": choice.accessibility_label ?? plainText(choice.text),
        "aria-pressed": String(pressed === choice.value),
        title: plainText(choice.text),
        onclick: async () => {
          if (!(await press(thumb, element, block, setting, { value: choice.value }))) return;
          setting.form.keep(block, element, { value: choice.value });
          for (const each of thumbs) each.setAttribute("aria-pressed", String(each === thumb));
        },
      },
      icon(name),
    );
    return thumb;
  });
  return el("span", { class: "feedback" }, thumbs);
}

/** @type {Drawer} */
export function iconButton(element, block, setting) {
  const label = element.accessibility_label ?? plainText(element.text);
  const hidden = element.visible_to_user_ids && !element.visible_to_user_ids.includes(setting.names.me);
  if (hidden) return document.createTextNode("");
  const onclick = pressing(element, block, setting, { value: element.value });
  return el("button", { type: "button", class: "thumb", "aria-label": label, title: label, onclick }, icon("trash"));
}

/**
 * @param {import("./types.js").Element} element
 * @param {import("./types.js").Block} block
 * @param {import("./types.js").Setting} setting
 * @param {import("./types.js").Choice} choice
 * @returns {(event: Event) => void}
 */
function pressing(element, block, setting, choice) {
  return (event) => void press(/** @type {HTMLElement} */ (event.currentTarget), element, block, setting, choice);
}
