/** Block Kit's elements: which is drawn how. What is not known here is said to be missing. */

import { button, feedback, iconButton } from "./buttons.js";
import { checkboxes, radioButtons } from "./choices.js";
import { conversationSelect } from "./conversation_select.js";
import { el } from "./dom.js";
import { externalSelect } from "./external_select.js";
import { overflow } from "./overflow.js";
import { staticSelect } from "./select.js";
import { datePicker, textInput } from "./text_input.js";
import { TEXTS, fill } from "./texts.js";

/** @type {Record<string, import("./types.js").ElementDrawer>} */
const DRAWERS = {
  button,
  checkboxes,
  conversations_select: conversationSelect,
  datepicker: datePicker,
  email_text_input: textInput,
  external_select: externalSelect,
  feedback_buttons: feedback,
  icon_button: iconButton,
  overflow,
  plain_text_input: textInput,
  radio_buttons: radioButtons,
  static_select: staticSelect,
  url_text_input: textInput,
};

/** @type {import("./types.js").ElementDrawer} */
export function interactive(element, block, setting) {
  const draw = Object.hasOwn(DRAWERS, element.type) ? DRAWERS[element.type] : notShown;
  return draw(element, block, setting);
}

/** @type {import("./types.js").ElementDrawer} */
function notShown(element) {
  return el("span", { class: "not-shown" }, fill(TEXTS.elementNotShown, { type: element.type }));
}
