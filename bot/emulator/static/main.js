/** The page: what comes from the emulator changes the state, the state is drawn, what people do goes back. */

import { createBanners } from "./banners.js";
import { connect } from "./connection.js";
import { byId } from "./dom.js";
import { drawer } from "./drawer.js";
import { conversationPane, threadPane } from "./panes.js";
import { memberNamed } from "./people.js";
import { markRead, namesOf, openConversation } from "./seeing.js";
import { drawSidebar } from "./sidebar.js";
import { greeted, receive } from "./state.js";
import { TEXTS } from "./texts.js";
import { themeSwitch } from "./theme.js";

/** @typedef {import("./outgoing.js").Sent} Sent */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./types.js").Message} Message */

/** @type {State | null} */
let state = null;
let online = false;

const banners = createBanners(byId("banners"));
const sidebar = drawer(byId("sidebar"), byId("menu"), byId("backdrop"));
const conversation = conversationPane(deliver, askDirectly);
const thread = threadPane(deliver, closeThread);
themeSwitch(byId("theme"));
const send = connect({
  onClose() {
    online = false;
    draw();
  },
  onFrame(frame) {
    online = true;
    if (frame.type === "hello") state = greeted(frame, state);
    else if (frame.type === "error") banners.report(frame.text);
    else if (state) receive(state, frame);
    draw();
    if (frame.type === "hello" && document.activeElement === document.body) conversation.composer.focus();
  },
});
document.addEventListener("visibilitychange", draw);
draw();

function draw() {
  banners.show(online, state !== null, state?.hello.connected ?? true);
  if (!state) return;
  const { members, hello } = state;
  const open = openConversation(state).id;
  const stage = {
    names: namesOf(state),
    member: (/** @type {string} */ id) => memberNamed(members, id),
    press,
    openThread,
  };
  if (!document.hidden) markRead(state, open);
  if (!document.hidden && state.thread) markRead(state, open, state.thread);
  document.body.classList.toggle("thread-open", state.thread !== null);
  byId("workspace").textContent = hello.workspace.name;
  drawSidebar(byId("places"), state, { open: openChannel, act });
  conversation.show(state, stage);
  thread.show(state, stage);
  document.title = `${byId("title").textContent} · ${hello.workspace.name}`;
}

/**
 * @param {Sent} sent
 * @param {string | null} inThread
 * @returns {string | null}
 */
function deliver(sent, inThread) {
  if (!state) return TEXTS.notSent;
  const place = { as: state.me, channel: openConversation(state).id };
  if (sent.kind === "slash")
    return send({ type: "slash", ...place, command: sent.command, text: sent.text }) ? null : TEXTS.notSent;
  const threaded = inThread ? { thread_ts: inThread } : {};
  return send({ type: "post", ...place, ...threaded, text: sent.text }) ? null : TEXTS.notSent;
}

/** @type {import("./message.js").Stage["press"]} */
function press(message, blockId, action) {
  if (!state) return;
  const sent = send({
    type: "press",
    as: state.me,
    channel: message.channel,
    message_ts: message.ts,
    block_id: blockId,
    ...action,
  });
  if (!sent) banners.report(TEXTS.notSent);
}

/** @param {Message} message */
function openThread(message) {
  if (!state) return;
  state.thread = message.ts;
  draw();
  thread.composer.focus();
}

function closeThread() {
  if (!state?.thread) return;
  const root = state.thread;
  state.thread = null;
  draw();
  conversation.focusThread(root);
}

/** @param {string} channel */
function openChannel(channel) {
  if (!state) return;
  state.channel = channel;
  state.thread = null;
  sidebar.close();
  draw();
  conversation.composer.focus();
}

/** @param {string} person */
function act(person) {
  if (!state) return;
  const was = openConversation(state);
  state.me = person;
  if (was.kind === "im") {
    state.channel = state.hello.conversations.find(({ user }) => user === person)?.id ?? state.channel;
    state.thread = null;
  }
  draw();
}

/** @param {string} text */
function askDirectly(text) {
  const direct = state?.hello.conversations.find(({ user }) => user === state?.me);
  if (!direct) return;
  openChannel(direct.id);
  conversation.composer.send(text);
}
