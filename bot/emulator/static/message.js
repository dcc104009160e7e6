/** One message in a log: author, time, body, and the way into its thread. */

import { drawBlocks } from "./blocks.js";
import { dayAndTime, fullTime, timeOf } from "./dates.js";
import { el, isolated } from "./dom.js";
import { foldable } from "./folding.js";
import { Form } from "./form.js";
import { icon } from "./icons.js";
import { messageTools } from "./message_tools.js";
import { mrkdwn } from "./mrkdwn.js";
import { appBadge, avatar } from "./people.js";
import { TEXTS, counted, fill } from "./texts.js";

/** @typedef {import("./people.js").Member} Member */
/** @typedef {import("./timeline.js").Replies} Replies */
/** @typedef {import("./types.js").Action} Action */
/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Names} Names */
/**
 * @typedef {object} Stage  what messages are drawn with
 * @property {Names} names
 * @property {(id: string) => Member} member
 * @property {(message: Message, blockId: string, action: Action) => void} press
 * @property {(message: Message, blockId: string, actionId: string, typed: string) => Promise<import("./types.js").Offered>} suggest
 * @property {((message: Message) => void) | null} openThread  null inside a thread
 * @property {import("./types.js").Shortcut[]} shortcuts  those for messages
 * @property {string} app
 * @property {(message: Message, shortcut: import("./types.js").Shortcut) => void} useShortcut
 */

/** What was chosen in a message's blocks outlasts a change of the message. @type {Map<string, Form>} */
const forms = new Map();

/**
 * @param {Message} message
 * @param {boolean} follows  the author's name stands above the message before
 * @param {Replies | null} replies
 * @param {Stage} stage
 * @returns {HTMLElement}
 */
export function drawMessage(message, follows, replies, stage) {
  const author = stage.member(message.user);
  const label = fill(TEXTS.author, { name: author.realName, time: timeOf(message.ts) });
  const { openThread } = stage;
  const open = openThread && !message.ephemeral_to ? () => openThread(message) : null;
  return el(
    "article",
    {
      class: `message${follows ? " follows" : ""}${message.ephemeral_to ? " ephemeral" : ""}`,
      tabindex: "-1",
      "aria-label": label,
      "data-testid": "message",
      "data-ts": message.ts,
      "data-user": message.user,
    },
    message.ephemeral_to && el("p", { class: "only-you" }, icon("eye"), TEXTS.onlyYou),
    el("div", { class: "gutter" }, follows ? time(message, "gutter-time") : avatar(author)),
    el(
      "div",
      { class: "message-main" },
      !follows && heading(author, message),
      body(message, stage),
      open && replies && repliesLink(replies, stage, open),
    ),
    messageTools(message, open, stage.shortcuts, stage.app, stage.useShortcut),
  );
}

/**
 * @param {Member} author
 * @param {Message} message
 * @returns {HTMLElement}
 */
function heading(author, message) {
  return el(
    "div",
    { class: "message-head" },
    el("b", { class: "author", title: author.title }, isolated(author.realName)),
    author.isApp && appBadge(),
    time(message, "time"),
  );
}

/**
 * @param {Message} message
 * @param {string} className
 * @returns {HTMLElement}
 */
function time(message, className) {
  return el("time", { class: className, title: fullTime(message.ts) }, timeOf(message.ts));
}

/**
 * The blocks when there are any, and then not the text: as Slack does.
 * @param {Message} message
 * @param {Stage} stage
 * @returns {HTMLElement}
 */
function body(message, { names, press, suggest }) {
  const key = `${names.me} ${message.channel} ${message.ts}`;
  const form = forms.get(key) ?? new Form();
  if (message.blocks?.length) forms.set(key, form);
  /** @type {import("./types.js").Setting} */
  const setting = {
    names,
    form,
    press: (blockId, action) => press(message, blockId, action),
    suggest: (blockId, actionId, typed) => suggest(message, blockId, actionId, typed),
  };
  const edited = message.edited && el("small", { class: "edited" }, ` ${TEXTS.edited}`);
  const content = message.blocks?.length
    ? [...drawBlocks(message.blocks, setting), edited]
    : el("div", { class: "text", dir: "auto" }, mrkdwn(message.text, names, { links: true }), edited);
  return foldable(el("div", { class: "body" }, content));
}

/**
 * @param {Replies} replies
 * @param {Stage} stage
 * @param {() => void} open
 * @returns {HTMLElement}
 */
function repliesLink({ count, last, authors, unread }, { member }, open) {
  const label = counted(TEXTS.replies, count);
  return el(
    "button",
    { type: "button", class: "replies", "data-testid": "replies", "aria-label": label, onclick: open },
    authors.slice(0, 3).map((id) => avatar(member(id), "small")),
    el("b", {}, label),
    unread > 0 && el("span", { class: "new" }, TEXTS.newReplies),
    el("span", { class: "last-reply" }, fill(TEXTS.lastReply, { when: dayAndTime(last) })),
  );
}
