/** The first minute: four things to try, and when each is done. Nothing here touches the document. */

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
 * The step that is done by sending this.
 * @param {{type: string, [field: string]: unknown}} request
 * @param {string} bot
 * @returns {Step | null}
 */
export function doneBySending(request, bot) {
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
