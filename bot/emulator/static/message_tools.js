/** What can be done with a message: a reply in its thread, and the shortcuts that apps have for messages. */

import { el } from "./dom.js";
import { openMenu } from "./menu.js";
import { TEXTS } from "./texts.js";
import { toolButton } from "./tool_button.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Shortcut} Shortcut */

/**
 * @param {Message} message
 * @param {(() => void) | null} reply
 * @param {Shortcut[]} shortcuts
 * @param {string} app
 * @param {(message: Message, shortcut: Shortcut) => void} use
 * @returns {HTMLElement | null}
 */
export function messageTools(message, reply, shortcuts, app, use) {
  const offered = message.ephemeral_to ? [] : shortcuts;
  if (!reply && !offered.length) return null;
  const entries = offered.map((shortcut) => ({
    label: shortcut.name,
    hint: app,
    choose: () => use(message, shortcut),
  }));
  const menu = toolButton("more", TEXTS.messageMenu, () => openMenu(menu, TEXTS.messageMenu, entries));
  menu.setAttribute("aria-haspopup", "menu");
  menu.setAttribute("aria-expanded", "false");
  return el(
    "div",
    { class: "message-tools" },
    reply && toolButton("reply", TEXTS.replyInThread, reply),
    entries.length > 0 && menu,
  );
}
