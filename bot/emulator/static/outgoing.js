/** What a typed text becomes when it is sent: a command, a message, or a refusal with a hint. */

import { TEXTS, fill } from "./texts.js";

/**
 * @typedef {object} Lore  what the composer must know of the workspace
 * @property {import("./types.js").Command[]} commands
 * @property {import("./people.js").Member[]} members  the bot first
 * @property {boolean} inThread
 * @property {import("./types.js").Shortcut[]} shortcuts  the global ones
 *
 * @typedef {{kind: "post", text: string} | {kind: "slash", command: string, text: string}} Sent
 * @typedef {Sent | {kind: "refused", hint: string}} Outgoing
 */

/** Slack cuts longer messages ("chat.postMessage", Truncating content). */
const MOST_CHARACTERS = 40_000;

/**
 * Decide what a typed text is.
 * @param {string} typed
 * @param {Lore} lore
 * @returns {Outgoing}
 */
export function outgoing(typed, lore) {
  const slash = /^(\/\S*)\s*([^]*)$/.exec(typed);
  if (typed.length > MOST_CHARACTERS)
    return { kind: "refused", hint: fill(TEXTS.tooLong, { most: MOST_CHARACTERS, n: typed.length }) };
  // A space before a slash makes it a message, so the beginning stays as it is.
  if (!slash) return { kind: "post", text: typed.trimEnd() };
  const [, command, text] = slash;
  if (lore.inThread) return { kind: "refused", hint: fill(TEXTS.noSlashInThread, { bot: lore.members[0].name }) };
  if (lore.commands.some((known) => known.command === command)) return { kind: "slash", command, text: text.trim() };
  const known = lore.commands.map((each) => each.command).join(", ");
  return { kind: "refused", hint: fill(TEXTS.unknownCommand, { command, known }) };
}
