/** Block Kit's interactive elements: buttons, menus, feedback. Each press goes to the app as Slack would send it. */

import { confirmed } from "./confirm.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { webAddress } from "./links.js";
import { openMenu } from "./menu.js";
import { plainText } from "./text_object.js";
import { TEXTS, fill } from "./texts.js";

/** @typedef {import("./types.js").Action} Action */
/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").Setting} Setting */
/** @typedef {{type: string, [field: string]: any}} Element */
/** @typedef {(element: Element, block: Block, setting: Setting) => Node} Drawer */

const PRESSED_FOR = 1200;

/** @type {Record<string, Drawer>} */
const DRAWERS = {
  button,
  overflow,
  static_select: select,
  feedback_buttons: feedback,
  icon_button: iconButton,
};

/**
 * @param {Element} element
 * @param {Block} block
 * @param {Setting} setting
 * @returns {Node}
 */
export function interactive(element, block, setting) {
  const draw = Object.hasOwn(DRAWERS, element.type) ? DRAWERS[element.type] : notShown;
  return draw(element, block, setting);
}

/** @type {Drawer} */
function button(element, block, setting) {
  const style = ["primary", "danger"].includes(element.style) ? element.style : "";
  const href = element.url ? webAddress(element.url) : null;
  const properties = {
    class: `button ${style}`,
    dir: "auto",
    "aria-label": element.accessibility_label,
    onclick: pressing(element, block, setting, { value: element.value }),
  };
  if (!href) return el("button", { type: "button", ...properties }, plainText(element.text));
  return el(
    "a",
    { href, title: href, target: "_blank", rel: "noopener noreferrer nofollow", ...properties },
    plainText(element.text),
  );
}

/** @type {Drawer} */
function overflow(element, block, setting) {
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
  const entries = (element.options ?? []).map((/** @type {Element} */ option) => ({
    label: plainText(option.text),
    choose: () => {
      if (option.url && webAddress(option.url)) window.open(option.url, "_blank", "noopener,noreferrer");
      void send(opener, element, block, setting, { selected_option: option });
    },
  }));
  return opener;
}

/** @type {Drawer} */
function select(element, block, setting) {
  /** @type {Element[]} */
  const groups = element.option_groups ?? [{ type: "", options: element.options ?? [] }];
  /** @type {Element[]} */
  const options = groups.flatMap((group) => group.options ?? []);
  const first = element.initial_option
    ? options.findIndex((option) => option.value === element.initial_option.value)
    : -1;
  const placeholder = el(
    "option",
    { value: "", disabled: true, hidden: true, selected: first < 0 },
    plainText(element.placeholder) || TEXTS.choose,
  );
  const shown = options.map((option, index) =>
    el("option", { value: index, selected: index === first }, plainText(option.text)),
  );
  const grouped = groups.map((group) => {
    const members = shown.splice(0, (group.options ?? []).length);
    return group.label ? [el("optgroup", { label: plainText(group.label) }, members)] : members;
  });
  const box = el(
    "select",
    {
      class: "select",
      "aria-label": plainText(element.placeholder) || TEXTS.choose,
      onchange: () => void send(box, element, block, setting, { selected_option: options[Number(box.value)] }),
    },
    placeholder,
    ...grouped,
  );
  return box;
}

/** @type {Drawer} */
function feedback(element, block, setting) {
  const thumbs = /** @type {const} */ ([
    ["thumbUp", element.positive_button],
    ["thumbDown", element.negative_button],
  ]);
  return el(
    "span",
    { class: "feedback" },
    thumbs
      .filter(([, choice]) => choice)
      .map(([name, choice]) => {
        const label = choice.accessibility_label ?? plainText(choice.text);
        const press = pressing(element, block, setting, { value: choice.value });
        return el(
          "button",
          { type: "button", class: "thumb", "aria-label": label, title: plainText(choice.text), onclick: press },
          icon(name),
        );
      }),
  );
}

/** @type {Drawer} */
function iconButton(element, block, setting) {
  const label = element.accessibility_label ?? plainText(element.text);
  const hidden = element.visible_to_user_ids && !element.visible_to_user_ids.includes(setting.names.me);
  if (hidden) return document.createTextNode("");
  const press = pressing(element, block, setting, { value: element.value });
  return el(
    "button",
    { type: "button", class: "thumb", "aria-label": label, title: label, onclick: press },
    icon("trash"),
  );
}

/** @type {Drawer} */
function notShown(element) {
  return el("span", { class: "not-shown" }, fill(TEXTS.elementNotShown, { type: element.type }));
}

/**
 * @param {Element} element
 * @param {Block} block
 * @param {Setting} setting
 * @param {Omit<Action, "action_id">} choice
 * @returns {(event: Event) => void}
 */
function pressing(element, block, setting, choice) {
  return (event) => void send(/** @type {HTMLElement} */ (event.currentTarget), element, block, setting, choice);
}

/**
 * Send a press, once: while it is under way the control takes no other.
 * @param {HTMLElement} control
 * @param {Element} element
 * @param {Block} block
 * @param {Setting} setting
 * @param {Omit<Action, "action_id">} choice
 */
async function send(control, element, block, setting, choice) {
  if (control.getAttribute("aria-disabled") === "true" || !(await confirmed(element.confirm))) return;
  control.setAttribute("aria-disabled", "true");
  setTimeout(() => control.removeAttribute("aria-disabled"), PRESSED_FOR);
  setting.press(block.block_id ?? "", { action_id: element.action_id ?? "", ...choice });
}
