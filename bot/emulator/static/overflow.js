/** The overflow element: a menu behind three dots. */

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { webAddress } from "./links.js";
import { openMenu } from "./menu.js";
import { press } from "./pressing.js";
import { plainText } from "./text_object.js";
import { TEXTS } from "./texts.js";

/** @type {import("./types.js").ElementDrawer} */
export function overflow(element, block, setting) {
  const opener = el(
    "button",
    {
      type: "button",
      class: "button icon-only",
      "aria-label": TEXTS.moreActions,
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      onclick: () => openMenu(opener, TEXTS.moreActions, entries),
    },
    icon("more"),
  );
  const entries = (element.options ?? []).map((/** @type {import("./types.js").Option & {url?: string}} */ option) => ({
    label: plainText(option.text),
    choose: () => {
      if (option.url && webAddress(option.url)) window.open(option.url, "_blank", "noopener,noreferrer");
      void press(opener, element, block, setting, { selected_option: option });
    },
  }));
  return opener;
}
