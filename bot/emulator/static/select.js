/** The static_select element: the browser's own select, which every device and screen reader knows. */

import { el } from "./dom.js";
import { change, named } from "./pressing.js";
import { plainText } from "./text_object.js";
import { TEXTS } from "./texts.js";

/** @typedef {import("./types.js").Element} Element */

/** @type {import("./types.js").ElementDrawer} */
export function staticSelect(element, block, setting) {
  /** @type {Element[]} */
  const groups = element.option_groups ?? [{ type: "", options: element.options ?? [] }];
  /** @type {import("./types.js").Option[]} */
  const options = groups.flatMap((group) => group.options ?? []);
  const { selected_option: chosen } = setting.form.begin(block, element, {
    selected_option: element.initial_option ?? null,
  });
  const at = chosen ? options.findIndex(({ value }) => value === chosen.value) : -1;
  const words = plainText(element.placeholder) || TEXTS.choose;
  const placeholder = el("option", { value: "", disabled: true, hidden: true, selected: at < 0 }, words);
  const shown = options.map((option, index) =>
    el("option", { value: index, selected: index === at }, plainText(option.text)),
  );
  const grouped = groups.map((group) => {
    const members = shown.splice(0, (group.options ?? []).length);
    return group.label ? [el("optgroup", { label: plainText(group.label) }, members)] : members;
  });
  const box = el(
    "select",
    {
      class: "select",
      ...named(setting, words),
      onchange: () => void change(element, block, setting, { selected_option: options[Number(box.value)] }),
    },
    placeholder,
    ...grouped,
  );
  return box;
}
