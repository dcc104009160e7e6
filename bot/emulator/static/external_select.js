/** The external_select element: options that the app gives while one types. */

import { Combobox } from "./combobox.js";
import { change, named } from "./pressing.js";
import { plainText } from "./text_object.js";
import { TEXTS } from "./texts.js";

const LEAST = 3; // min_query_length, when it is left out

/** @type {import("./types.js").ElementDrawer} */
export function externalSelect(element, block, setting) {
  const { selected_option: chosen } = setting.form.begin(block, element, {
    selected_option: element.initial_option ?? null,
  });
  const words = plainText(element.placeholder) || TEXTS.typeToSearch;
  const box = new Combobox({
    attributes: { placeholder: words, autofocus: Boolean(element.focus_on_load), ...named(setting, words) },
    chosen: chosen ?? null,
    least: element.min_query_length ?? LEAST,
    source: (query) => setting.suggest(block.block_id ?? "", element.action_id ?? "", query),
    choose: (option) => void change(element, block, setting, { selected_option: option }),
  });
  return box.element;
}
