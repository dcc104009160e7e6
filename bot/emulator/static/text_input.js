/** Inputs that are typed into: plain_text_input and its kin, and the datepicker. */

import { el } from "./dom.js";
import { change, named } from "./pressing.js";
import { plainText } from "./text_object.js";
import { TEXTS } from "./texts.js";

/** @typedef {import("./types.js").ElementDrawer} Drawer */

/** @type {Record<string, string>} */
const TYPES = { email_text_input: "email", url_text_input: "url" };
const PAUSE = 300;

/** @type {Drawer} */
export function textInput(element, block, setting) {
  const { value } = setting.form.begin(block, element, { value: element.initial_value || null });
  const words = plainText(element.placeholder);
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  let timer = 0;
  const tell = () => void change(element, block, setting, { value: box.value || null });
  const properties = {
    class: "field-box",
    dir: "auto",
    placeholder: words,
    autocomplete: "off",
    autofocus: Boolean(element.focus_on_load),
    ...named(setting, words || TEXTS.textInput),
    oninput: () => {
      clearTimeout(timer);
      setting.form.keep(block, element, { value: box.value || null });
      if (triggers.includes("on_character_entered")) timer = setTimeout(tell, PAUSE);
    },
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      const asks = block.type !== "input" || block.dispatch_action;
      if (event.key !== "Enter" || event.isComposing || element.multiline || !asks) return;
      if (triggers.includes("on_enter_pressed")) tell();
      event.preventDefault();
    },
  };
  const box = element.multiline
    ? el("textarea", { rows: 4, ...properties })
    : el("input", { type: TYPES[element.type] ?? "text", ...properties });
  box.value = value ?? "";
  return box;
}

/** @type {Drawer} */
export function datePicker(element, block, setting) {
  const { selected_date: chosen } = setting.form.begin(block, element, { selected_date: element.initial_date ?? null });
  const box = el("input", {
    type: "date",
    class: "field-box date",
    autofocus: Boolean(element.focus_on_load),
    ...named(setting, plainText(element.placeholder) || TEXTS.date),
    onchange: () => void change(element, block, setting, { selected_date: box.value || null }),
  });
  box.value = chosen ?? "";
  return box;
}
