/** The pane with the open conversation: its messages or, of the app, its Home. */

import { Composer } from "./composer.js";
import { byId, el } from "./dom.js";
import { icon } from "./icons.js";
import { introTo } from "./intro.js";
import { loreOf } from "./lore.js";
import { MessageLog } from "./message_log.js";
import { appBadge, memberNamed } from "./people.js";
import { createPrompts } from "./prompts.js";
import { messagesIn, openConversation, placeName, tabOf, unreadIn } from "./seeing.js";
import { createTabs } from "./tabs.js";
import { TEXTS, fill } from "./texts.js";
import { rowsOf, summed } from "./timeline.js";

/** @typedef {import("./message.js").Stage} Stage */
/** @typedef {import("./outgoing.js").Sent} Sent */
/** @typedef {import("./state.js").State} State */
/** @typedef {(sent: Sent, thread: string | null) => string | null} Deliver  returns why nothing was sent */

/**
 * @typedef {object} Deeds
 * @property {Deliver} deliver
 * @property {import("./composer.js").UseShortcut} useShortcut
 * @property {(text: string) => void} askDirectly
 * @property {(tab: "home" | "messages") => void} openTab
 */

/**
 * @param {Deeds} deeds
 * @param {import("./home.js").Home} home
 */
export function conversationPane({ deliver, useShortcut, askDirectly, openTab }, home) {
  const log = new MessageLog();
  const composer = new Composer(
    "composer",
    (sent) => {
      log.toEnd();
      return deliver(sent, null);
    },
    useShortcut,
  );
  const prompts = createPrompts((text) => composer.send(text));
  const messages = el("div", { id: "messages", class: "messages" }, log.element, prompts.element, composer.element);
  const tabs = createTabs(
    TEXTS.appTabs,
    [
      { id: "home", label: TEXTS.homeTab, panel: home.element },
      { id: "messages", label: TEXTS.messagesTab, panel: messages },
    ],
    (id) => openTab(id === "home" ? "home" : "messages"),
  );
  byId("conversation").append(tabs.element, home.element, messages);

  /**
   * @param {State} state
   * @param {Stage} stage
   */
  function show(state, stage) {
    const conversation = openConversation(state);
    const place = placeName(state, conversation);
    const isChannel = conversation.kind === "channel";
    const tab = tabOf(state);
    tabs.show(isChannel || !state.hello.home_tab ? null : tab);
    home.element.hidden = tab !== "home";
    messages.hidden = tab === "home";
    if (tab === "home") home.show(state.me, state.views.homes.get(state.me), stage.names, state.hello.bot.name);
    prompts.show(state.prompts.get(conversation.id));
    byId("title").replaceChildren(
      isChannel ? icon(conversation.private ? "lock" : "hash") : "",
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
