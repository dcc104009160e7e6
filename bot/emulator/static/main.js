/** The page: what comes from the emulator changes the state, the state is drawn, what people do goes back. */

import { createBanners } from "./banners.js";
import { createClosing } from "./closing.js";
import { connect } from "./connection.js";
import { conversationPane } from "./conversation_pane.js";
import { createDeeds } from "./deeds.js";
import { byId } from "./dom.js";
import { drawer } from "./drawer.js";
import { createHelp } from "./help.js";
import { Home } from "./home.js";
import { listenForKeys } from "./keys.js";
import { languageSwitch } from "./language_switch.js";
import { Modals } from "./modals.js";
import { createNavigation } from "./navigation.js";
import { inOwnWords } from "./own_words.js";
import { memberNamed } from "./people.js";
import { scenesPanel } from "./scenes.js";
import { markRead, namesOf, openConversation, tabOf } from "./seeing.js";
import { drawSidebar } from "./sidebar.js";
import { greeted, placeKey, receive } from "./state.js";
import { beginAnew, comeBack } from "./staying.js";
import { TEXTS } from "./texts.js";
import { themeSwitch } from "./theme.js";
import { threadPane } from "./thread_pane.js";
import { createTour } from "./tour.js";

/** @typedef {import("./outgoing.js").Sent} Sent */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./types.js").Frame} Frame */

/** @type {State | null} */
let state = null;
/** @type {import("./banners.js").Link} */
let link = "lost";
/** @type {string | null} */
let unsent = null;

const banners = createBanners(byId("banners"));
const sidebar = drawer(byId("sidebar"), byId("menu"), byId("backdrop"));
const deeds = createDeeds(
  sendNoted,
  () => state?.me ?? null,
  () => trouble(notSent()),
);
const { useShortcut } = deeds;
const modals = new Modals({
  submit: ({ id }, values) => void deeds.ask("submit", { view_id: id, state: values }),
  ...createClosing(() => state, deeds.ask, draw),
  press: deeds.press,
  suggest: deeds.suggest,
});
const go = createNavigation(() => state, {
  ...{ ask: deeds.ask, draw, arrive: sidebar.close },
  write: () => conversation.composer.focus(),
});
const conversation = conversationPane({ deliver, useShortcut, askDirectly, openTab: go.openTab }, new Home(deeds));
const thread = threadPane(deliver, useShortcut, closeThread);
const scenes = scenesPanel(byId("open-scenes"), byId("backdrop"), {
  setFaults: (faults) => deeds.ask("faults", faults),
  redeliver: (id) => void deeds.ask("redeliver", { envelope_id: id }),
});
const help = createHelp(byId("open-help"));
const tour = createTour(() => state, { ask, ...go, openThread, useShortcut, press: deeds.pressIn });
themeSwitch(byId("theme"));
languageSwitch(byId("language"), () => beginAnew(state, conversation.composer.text));
listenForKeys({ help: help.open, scenes: scenes.toggle, move: go.move });
const send = connect({ onFrame: (frame) => onFrame(inOwnWords(frame)), onClose: () => unlinked("lost"), onGone: () => unlinked("gone") });
document.addEventListener("visibilitychange", draw);
draw();

/** @param {import("./banners.js").Link} how */
function unlinked(how) {
  link = how;
  draw();
}

/** @param {Frame} frame */
function onFrame(frame) {
  link = "open";
  if (frame.type === "hello") greet(frame);
  else if (state) receive(state, frame);
  if (frame.type === "error") trouble(frame.text);
  else if (frame.type === "suggestions") deeds.suggestions(frame);
  else if (frame.type === "view_errors") modals.fail(frame.view_id, frame.errors ?? {}, frame.text ?? "");
  else if (frame.type === "notice" && modals.isOpen && frame.to === state?.me) modals.report(frame.text);
  if (frame.type === "envelope" || frame.type === "call") return state ? scenes.show(state) : undefined;
  draw();
  tour.heard(frame);
  if (frame.type === "hello") settle();
}

/** @param {import("./types.js").Hello} hello */
function greet(hello) {
  const isFirst = state === null;
  state = greeted(hello, state);
  if (isFirst) unsent = comeBack(state);
}

/** The focus goes where one writes; who has chosen another language finds it there, and what was being written. */
function settle() {
  if (unsent !== null) {
    conversation.composer.write(unsent);
    byId("language").focus();
    unsent = null;
  } else if (document.activeElement === document.body) conversation.composer.focus();
}

function draw() {
  banners.show(link, state !== null, state?.hello.connected ?? true);
  if (!state) return;
  const { members, hello } = state;
  const open = openConversation(state).id;
  const names = namesOf(state);
  const stage = {
    ...{ names, press: tour.pressed(deeds.pressIn), suggest: deeds.suggestIn, openThread },
    ...{ app: hello.bot.name, useShortcut: deeds.useOnMessage },
    shortcuts: (hello.shortcuts ?? []).filter(({ type }) => type === "message"),
    member: (/** @type {string} */ id) => memberNamed(members, id),
  };
  if (!document.hidden && tabOf(state) === "messages") markRead(state, open);
  if (!document.hidden && state.thread) markRead(state, open, state.thread);
  document.body.classList.toggle("thread-open", state.thread !== null);
  byId("workspace").textContent = hello.workspace.name;
  drawSidebar(byId("places"), state, { open: go.openChannel, act: go.act });
  conversation.show(state, stage);
  thread.show(state, stage);
  modals.show(state.views.modals.get(state.me) ?? [], names);
  scenes.show(state);
  document.title = `${byId("title").textContent} · ${hello.workspace.name}`;
}

/** @param {string} words  where the person who acts reads them */
function trouble(words) {
  if (modals.isOpen) modals.report(words);
  else banners.report(words);
}

/** @returns {string}  what a person reads whose words did not leave the page */
function notSent() {
  return link === "gone" ? TEXTS.startedAgain : TEXTS.notSent;
}

/** @param {import("./types.js").Request} request */
function sendNoted(request) {
  const sent = send(request);
  if (sent) tour.sent(request);
  return sent;
}

/**
 * @param {Sent} sent
 * @param {string | null} inThread
 * @returns {string | null}
 */
function deliver(sent, inThread) {
  if (!state) return notSent();
  const channel = openConversation(state).id;
  const { kind, ...said } = sent;
  const threaded = inThread && kind === "post" ? { thread_ts: inThread } : {};
  if (!deeds.attempt(kind, { channel, ...threaded, ...said })) return notSent();
  state.prompts.delete(placeKey(channel, inThread));
  draw();
  return null;
}

/** @param {{ts: string}} root  the thread's first message */
function openThread({ ts }) {
  if (!state) return;
  state.thread = ts;
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

/** @param {string} text  typed and sent in the open conversation */
function ask(text) {
  conversation.composer.send(text);
}

/** @param {string} text  asked in the direct message with the app */
function askDirectly(text) {
  go.openTab("messages");
  conversation.composer.send(text);
}
