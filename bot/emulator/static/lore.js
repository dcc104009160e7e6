/** What a composer must know of the workspace. */

import { memberNamed } from "./people.js";

/** @typedef {import("./state.js").State} State */

/**
 * @param {State} state
 * @param {boolean} inThread
 * @returns {import("./outgoing.js").Lore}
 */
export function loreOf({ hello, members }, inThread) {
  const bot = memberNamed(members, hello.bot.user_id);
  const people = hello.people.map(({ id }) => memberNamed(members, id));
  const shortcuts = (hello.shortcuts ?? []).filter(({ type }) => type === "global");
  return { commands: hello.commands, members: [bot, ...people], inThread, shortcuts };
}
