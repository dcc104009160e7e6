/** Messages as rows of a log: days between them, followers of an author's message drawn closer. */

import { dateOf, dayOf } from "./dates.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {{count: number, last: string, authors: string[], unread: number}} Replies */
/** @typedef {{kind: "message", message: Message, follows: boolean, replies: Replies | null}} MessageRow */
/** @typedef {MessageRow | {kind: "divider", label: string}} Row */

const TOGETHER = 5 * 60;

/**
 * @param {Message[]} messages  oldest first
 * @param {(message: Message) => Replies | null} repliesOf
 * @returns {Row[]}
 */
export function rowsOf(messages, repliesOf) {
  return messages.flatMap((message, index) => {
    const before = messages[index - 1];
    const sameDay = before && dateOf(before.ts).toDateString() === dateOf(message.ts).toDateString();
    /** @type {Row} */
    const row = {
      kind: "message",
      message,
      follows: Boolean(sameDay && followed(before, message)),
      replies: repliesOf(message),
    };
    return sameDay ? [row] : [{ kind: "divider", label: dayOf(message.ts) }, row];
  });
}

/**
 * Sum up the replies of a thread; those that one person alone sees are not counted.
 * @param {Message[]} replies
 * @param {number} unread
 * @returns {Replies | null}
 */
export function summed(replies, unread) {
  const shared = replies.filter((reply) => !reply.ephemeral_to);
  const last = shared.at(-1);
  return last
    ? { count: shared.length, last: last.ts, authors: [...new Set(shared.map(({ user }) => user))], unread }
    : null;
}

/**
 * @param {Message} before
 * @param {Message} message
 * @returns {boolean}
 */
function followed(before, message) {
  const together = Number(message.ts) - Number(before.ts) < TOGETHER;
  return together && before.user === message.user && !before.ephemeral_to && !message.ephemeral_to;
}
