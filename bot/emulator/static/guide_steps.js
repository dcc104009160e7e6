/** The first minute: four things to try, and when each is done. Nothing here touches the document. */

import { EXAMPLES, fill } from "./texts.js";

/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Hello} Hello */
/** @typedef {import("./types.js").Message} Message */
/** @typedef {"slash" | "mention" | "home" | "search" | "direct" | "share"} Step */

/**
 * The steps that this app allows.
 * @param {Hello} hello
 * @returns {Step[]}
 */
export function stepsFor({ home_tab: home, shortcuts = [] }) {
  const third = home ? "home" : shortcuts.some(({ type }) => type === "global") ? "search" : "direct";
  return ["slash", "mention", third, "share"];
}

/**
 * What the first two steps write.
 * @param {Hello} hello
 * @returns {{slash: string, mention: string}}
 */
export function wordsFor({ bot, commands }) {
  const values = { command: commands[0]?.command ?? "/", bot: bot.name };
  return { slash: fill(EXAMPLES.channel[0], values), mention: fill(EXAMPLES.channel[1], values) };
}

/**
 * The step that sending this is about.
 * @param {{type: string, [field: string]: unknown}} request
 * @param {string} bot
 * @returns {Step | null}
 */
export function stepOf(request, bot) {
  if (request.type === "slash") return "slash";
  if (request.type === "open_home") return "home";
  if (request.type === "shortcut") return "search";
  if (request.type !== "post") return null;
  return String(request.text).includes(`@${bot}`)
    ? "mention"
    : String(request.channel).startsWith("D")
      ? "direct"
      : null;
}

/**
 * The step that a message of the app answers: in private a command, in a thread a mention.
 * @param {Message} message
 * @param {string} me
 * @param {Hello} hello
 * @returns {Step | null}
 */
export function answeredBy({ channel, user, thread_ts: thread, ephemeral_to: to }, me, { bot, conversations }) {
  if (user !== bot.user_id) return null;
  if (to) return to === me && !thread ? "slash" : null;
  const isChannel = conversations.some(({ id, kind }) => id === channel && kind === "channel");
  return thread && isChannel ? "mention" : null;
}

/**
 * Whether a message shows that a private answer was shared: the app writes for all after a press in private.
 * @param {Message} message
 * @param {boolean} pressedInPrivate
 * @param {Hello} hello
 * @returns {boolean}
 */
export function isShared(message, pressedInPrivate, hello) {
  const isChannel = hello.conversations.some(({ id, kind }) => id === message.channel && kind === "channel");
  return pressedInPrivate && isChannel && message.user === hello.bot.user_id && !message.ephemeral_to;
}

/**
 * The button of a private answer that shares it.
 * @param {Message} message
 * @param {string} me
 * @returns {{blockId: string, action: {action_id: string, value?: string}} | null}
 */
export function shareButton(message, me) {
  if (message.ephemeral_to !== me) return null;
  for (const block of message.blocks ?? [])
    for (const element of block.elements ?? [])
      if (element.type === "button" && /(^|[^a-z])share/i.test(element.action_id))
        return { blockId: block.block_id ?? "", action: { action_id: element.action_id, value: element.value } };
  return null;
}
