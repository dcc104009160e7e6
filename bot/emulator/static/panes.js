/** The two panes with messages: the open conversation, and beside it an open thread. */

import { Composer } from "./composer.js";
import { byId, el } from "./dom.js";
import { icon } from "./icons.js";
import { introTo } from "./intro.js";
import { MessageLog } from "./message_log.js";
import { appBadge, memberNamed } from "./people.js";
import { messagesIn, openConversation, placeName, unreadIn } from "./seeing.js";
import { TEXTS, counted, fill } from "./texts.js";
import { rowsOf, summed } from "./timeline.js";

/** @typedef {import("./message.js").Stage} Stage */
/** @typedef {import("./outgoing.js").Sent} Sent */
/** @typedef {import("./state.js").State} State */
/** @typedef {(sent: Sent, thread: string | null) => string | null} Deliver  returns why nothing was sent */

/**
 * @param {Deliver} deliver
 * @param {(text: string) => void} askDirectly
 */
export function conversationPane(deliver, askDirectly) {
  const log = new MessageLog();
  const composer = new Composer("composer", (sent) => {
    log.toEnd();
    return deliver(sent, null);
  });
  byId("conversation").append(log.element, composer.element);

  /**
   * @param {State} state
   * @param {Stage} stage
   */
  function show(state, stage) {
    const conversation = openConversation(state);
    const place = placeName(state, conversation);
    const isChannel = conversation.kind === "channel";
    byId("title").replaceChildren(
      isChannel ? icon("hash") : "",
      isChannel ? conversation.name : place,
      isChannel ? "" : appBadge(),
    );
    byId("topic").textContent = conversation.topic ?? "";
    const rows = rowsOf(messagesIn(state, conversation.id), ({ channel, ts }) =>
      summed(messagesIn(state, channel, ts), unreadIn(state, channel, ts)),
    );
    const intro = () => introTo(state.hello, conversation, (text) => composer.send(text), askDirectly);
    log.show({ place: `${state.me} ${conversation.id}`, label: fill(TEXTS.messagesIn, { place }), intro, rows, stage });
    const label = fill(TEXTS.messageTo, { place });
    composer.show({
      draft: conversation.id,
      label,
      placeholder: label,
      lore: loreOf(state, false),
      me: memberNamed(state.members, state.me),
    });
  }

  /** @param {string} root  the ts of a thread's first message: the way into it gets the focus, if it is there */
  function focusThread(root) {
    const message = log.element.querySelector(`[data-ts="${CSS.escape(root)}"]`);
    const opener = message?.querySelector(".replies") ?? message?.querySelector(".message-tools button");
    if (opener instanceof HTMLElement) opener.focus();
    else composer.focus();
  }

  return { show, composer, focusThread };
}

/**
 * @param {Deliver} deliver
 * @param {() => void} close
 */
export function threadPane(deliver, close) {
  const pane = byId("thread");
  const log = new MessageLog();
  const composer = new Composer("reply", (sent) => {
    log.toEnd();
    return deliver(sent, pane.dataset.thread ?? null);
  });
  const place = el("span", { class: "thread-place" });
  const closeButton = el(
    "button",
    { type: "button", class: "tool", "aria-label": TEXTS.closeThread, title: TEXTS.closeThread, onclick: close },
    icon("close"),
  );
  pane.setAttribute("aria-label", TEXTS.thread);
  pane.append(
    el("header", { class: "pane-head" }, el("h2", {}, TEXTS.thread), place, closeButton),
    log.element,
    composer.element,
  );
  pane.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  /**
   * @param {State} state
   * @param {Stage} stage
   */
  function show(state, stage) {
    const { thread } = state;
    pane.hidden = thread === null;
    if (thread === null) return;
    const conversation = openConversation(state);
    const name = placeName(state, conversation);
    pane.dataset.thread = thread;
    place.textContent = name;
    const label = fill(TEXTS.threadMessages, { place: name });
    const rows = threadRows(state, conversation.id, thread);
    log.show({ place: `${state.me} ${thread}`, label, intro: null, rows, stage: { ...stage, openThread: null } });
    composer.show({
      draft: `${conversation.id} ${thread}`,
      label: TEXTS.replyInThread,
      placeholder: TEXTS.replyPlaceholder,
      lore: loreOf(state, true),
      me: memberNamed(state.members, state.me),
    });
  }

  return { show, composer };
}

/**
 * @param {State} state
 * @param {string} channel
 * @param {string} thread
 * @returns {import("./timeline.js").Row[]}
 */
function threadRows(state, channel, thread) {
  const root = messagesIn(state, channel).filter(({ ts }) => ts === thread);
  const replies = messagesIn(state, channel, thread);
  const [, ...rootRows] = rowsOf(root, () => null);
  const replyRows = rowsOf(replies, () => null).filter(({ kind }) => kind === "message");
  const count = replies.filter((reply) => !reply.ephemeral_to).length;
  const label = root.length ? counted(TEXTS.replies, count) : TEXTS.threadGone;
  return [...rootRows, ...(count || !root.length ? [divider(label)] : []), ...replyRows];
}

/**
 * @param {string} label
 * @returns {import("./timeline.js").Row}
 */
function divider(label) {
  return { kind: "divider", label };
}

/**
 * @param {State} state
 * @param {boolean} inThread
 * @returns {import("./outgoing.js").Lore}
 */
function loreOf({ hello, members }, inThread) {
  const bot = memberNamed(members, hello.bot.user_id);
  const people = hello.people.map(({ id }) => memberNamed(members, id));
  return { commands: hello.commands, members: [bot, ...people], inThread };
}
