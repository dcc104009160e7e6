/** What stands between angle brackets in Slack's texts ("Formatting text for app surfaces"). */

import { dateToken } from "./dates.js";
import { el, isolated } from "./dom.js";
import { link } from "./links.js";
import { TEXTS, fill } from "./texts.js";

/** @typedef {import("./types.js").Names} Names */

/**
 * Undo Slack's escaping.
 * @param {string} text
 * @returns {string}
 */
export function unescaped(text) {
  return text.replace(
    /&(amp|lt|gt);/g,
    (_, name) => ({ amp: "&", lt: "<", gt: ">" })[/** @type {"amp"|"lt"|"gt"} */ (name)],
  );
}

/**
 * A token as an element.
 * @param {string} inside  what stands between the brackets, still escaped
 * @param {Names} names
 * @returns {Node}
 */
export function token(inside, names) {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : unescaped(inside.slice(bar + 1));
  if (/^@[A-Z0-9]+$/.test(target)) return userMention(target.slice(1), names);
  if (/^#[A-Z0-9]+$/.test(target)) return channelMention(target.slice(1), names, label);
  if (target.startsWith("!")) return special(target.slice(1), label);
  if (/^https?:/i.test(target)) return link(unescaped(target), label || unescaped(target));
  if (/^mailto:/i.test(target)) return isolated(label || unescaped(target.slice(7)));
  return document.createTextNode(`<${unescaped(inside)}>`);
}

/**
 * @param {string} id
 * @param {Names} names
 * @returns {HTMLElement}
 */
export function userMention(id, names) {
  return el("bdi", { class: id === names.me ? "mention mention-me" : "mention" }, `@${names.user(id)}`);
}

/**
 * @param {string} id
 * @param {Names} names
 * @param {string} [label]
 * @returns {HTMLElement}
 */
export function channelMention(id, names, label = "") {
  return el(
    "bdi",
    { class: "mention" },
    fill(TEXTS.channelName, { name: names.channel(id) || label || TEXTS.unknownChannel }),
  );
}

/**
 * A mention of everybody. It is shown as what it is, and notifies nobody here.
 * @param {string} range  here, channel or everyone
 * @returns {HTMLElement}
 */
export function broadcast(range) {
  return el("bdi", { class: "mention mention-me", "data-testid": "broadcast" }, `@${range}`);
}

/**
 * @param {string} command  what follows the exclamation mark
 * @param {string} label
 * @returns {Node}
 */
function special(command, label) {
  const [name, ...rest] = command.split("^");
  if (["here", "channel", "everyone"].includes(name)) return broadcast(name);
  if (name === "subteam") return el("bdi", { class: "mention" }, label || `@${rest[0] ?? name}`);
  if (name !== "date") return document.createTextNode(label || `<!${unescaped(command)}>`);
  const text = dateToken(Number(rest[0]), unescaped(rest[1] ?? ""), label);
  return rest[2] ? link(unescaped(rest[2]), text) : el("time", {}, text);
}
