/** The conversations_select element: the conversations that the person who acts is in. */

import { el } from "./dom.js";
import { change, named } from "./pressing.js";
import { plainText } from "./text_object.js";
import { TEXTS } from "./texts.js";

/** @type {import("./types.js").ElementDrawer} */
export function conversationSelect(element, block, setting) {
  const { conversations, current } = setting.names;
  const { selected_conversation: chosen } = setting.form.begin(block, element, {
    selected_conversation: element.initial_conversation ?? ((element.default_to_current_conversation && current) || null),
  });
  const words = plainText(element.placeholder) || TEXTS.choose;
  const known = conversations.some(({ id }) => id === chosen);
  const box = el(
    "select",
    {
      class: "select",
      ...named(setting, words),
      onchange: () => void change(element, block, setting, { selected_conversation: box.value }),
    },
    el("option", { value: "", disabled: true, hidden: true, selected: !known }, words),
    conversations.map(({ id, name }) => el("option", { value: id, selected: id === chosen }, name)),
  );
  return box;
}
