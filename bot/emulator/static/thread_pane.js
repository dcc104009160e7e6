/** The pane with an open thread, beside the conversation. */

import { Composer } from "./composer.js";
import { byId, el } from "./dom.js";
import { icon } from "./icons.js";
import { loreOf } from "./lore.js";
import { MessageLog } from "./message_log.js";
import { memberNamed } from "./people.js";
import { messagesIn, openConversation, placeName } from "./seeing.js";
import { TEXTS, counted, fill } from "./texts.js";
import { rowsOf } from "./timeline.js";

/** @typedef {import("./message.js").Stage} Stage */
/** @typedef {import("./conversation_pane.js").Deliver} Deliver */
/** @typedef {import("./state.js").State} State */

/**
 * @param {Deliver} deliver
 * @param {import("./composer.js").UseShortcut} useShortcut
 * @param {() => void} close
 */
export function threadPane(deliver, useShortcut, close) {
  const pane = byId("thread");
  const log = new MessageLog();
  const composer = new Composer(
    "reply",
    (sent) => {
      log.toEnd();
      return deliver(sent, pane.dataset.thread ?? null);
    },
    useShortcut,
  );
  const place = el("span", { class: "thread-place" });
  const closeButton = el(
    "button",
    { type: "button", class: "tool", "aria-label": TEXTS.closeThread, title: TEXTS.closeThread, onclick: close },
    icon("close"),
  );
  const conversation = byId("conversation");
  // Where there is room for one pane only, that one is the main part of the page.
  const title = el("h2", {}, TEXTS.thread);
  const observer = new ResizeObserver(() => {
    pane.setAttribute("role", conversation.clientWidth ? "complementary" : "main");
    title.setAttribute("aria-level", conversation.clientWidth ? "2" : "1");
  });
  observer.observe(conversation);
  pane.setAttribute("aria-label", TEXTS.thread);
  pane.append(el("div", { class: "pane-head" }, title, place, closeButton), log.element, composer.element);
  pane.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) close();
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
