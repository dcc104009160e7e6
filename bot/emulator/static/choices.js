/** Checkboxes and radio buttons. */

import { el, newId } from "./dom.js";
import { change, named } from "./pressing.js";
import { plainText, textObject } from "./text_object.js";
import { TEXTS } from "./texts.js";

/** @typedef {import("./types.js").ElementDrawer} Drawer */
/** @typedef {import("./types.js").Option} Option */

/** @type {Drawer} */
export function checkboxes(element, block, setting) {
  /** @type {Option[]} */
  const options = element.options ?? [];
  const { selected_options: chosen = [] } = setting.form.begin(block, element, {
    selected_options: element.initial_options ?? [],
  });
  const boxes = options.map((option) =>
    el("input", { type: "checkbox", checked: includes(chosen, option), onchange: choose }),
  );

  function choose() {
    const selected_options = options.filter((_, index) => boxes[index].checked);
    void change(element, block, setting, { selected_options });
  }

  return group("group", boxes, options, setting);
}

/** @type {Drawer} */
export function radioButtons(element, block, setting) {
  /** @type {Option[]} */
  const options = element.options ?? [];
  const { selected_option: chosen } = setting.form.begin(block, element, {
    selected_option: element.initial_option ?? null,
  });
  const name = newId("radio");
  const buttons = options.map((option) =>
    el("input", {
      type: "radio",
      name,
      checked: chosen?.value === option.value,
      onchange: () => void change(element, block, setting, { selected_option: option }),
    }),
  );
  return group("radiogroup", buttons, options, setting);
}

/**
 * @param {"group" | "radiogroup"} role
 * @param {HTMLInputElement[]} controls
 * @param {Option[]} options
 * @param {import("./types.js").Setting} setting
 * @returns {HTMLElement}
 */
function group(role, controls, options, setting) {
  const rows = options.map((option, index) =>
    el(
      "label",
      { class: "choice" },
      controls[index],
      el(
        "span",
        {},
        option.text.type === "mrkdwn" ? textObject(option.text, setting.names, "span") : plainText(option.text),
        option.description && el("small", { dir: "auto" }, textObject(option.description, setting.names, "span")),
      ),
    ),
  );
  const { "aria-required": required, ...naming } = named(setting, TEXTS.options);
  return el(
    "div",
    { class: "choices", role, ...naming, "aria-required": role === "radiogroup" ? required : null },
    rows,
  );
}

/**
 * @param {Option[]} options
 * @param {Option} option
 * @returns {boolean}
 */
function includes(options, { value }) {
  return options.some((each) => each.value === value);
}
