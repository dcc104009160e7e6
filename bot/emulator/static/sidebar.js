/** The workspace's sidebar: channels, the direct message with the bot, and the switch of who acts. */

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { appBadge, avatar, memberNamed } from "./people.js";
import { conversationsOf, openConversation, unreadIn } from "./seeing.js";
import { TEXTS, counted } from "./texts.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./types.js").Conversation} Conversation */
/** @typedef {{open: (channel: string) => void, act: (person: string) => void}} Deeds */

/**
 * Draw the sidebar anew; the focus stays where it was.
 * @param {HTMLElement} container
 * @param {State} state
 * @param {Deeds} deeds
 */
export function drawSidebar(container, state, deeds) {
  const focused = container.contains(document.activeElement) ? document.activeElement?.id : "";
  const conversations = conversationsOf(state);
  container.replaceChildren(
    group(
      TEXTS.channels,
      conversations.filter(({ kind }) => kind === "channel"),
      state,
      deeds,
    ),
    group(
      TEXTS.apps,
      conversations.filter(({ kind }) => kind === "im"),
      state,
      deeds,
    ),
    actingAs(state, deeds),
  );
  if (focused) document.getElementById(focused)?.focus();
}

/**
 * @param {string} title
 * @param {Conversation[]} conversations
 * @param {State} state
 * @param {Deeds} deeds
 * @returns {HTMLElement}
 */
function group(title, conversations, state, deeds) {
  return el(
    "nav",
    { "aria-label": title },
    el("h2", {}, title),
    el(
      "ul",
      {},
      conversations.map((conversation) => el("li", {}, entry(conversation, state, deeds))),
    ),
  );
}

/**
 * @param {Conversation} conversation
 * @param {State} state
 * @param {Deeds} deeds
 * @returns {HTMLElement}
 */
function entry(conversation, state, deeds) {
  const isOpen = openConversation(state).id === conversation.id;
  const unread = isOpen ? 0 : unreadIn(state, conversation.id);
  const { hello, members } = state;
  const name =
    conversation.kind === "im"
      ? [
          avatar(memberNamed(members, hello.bot.user_id), "tiny"),
          el("span", { class: "entry-name" }, hello.bot.name),
          appBadge(),
        ]
      : [icon(conversation.private ? "lock" : "hash"), el("span", { class: "entry-name" }, conversation.name)];
  return el(
    "button",
    {
      type: "button",
      id: `open-${conversation.id}`,
      class: `entry${unread ? " unread" : ""}`,
      "aria-current": isOpen ? "page" : null,
      onclick: () => deeds.open(conversation.id),
    },
    name,
    unread > 0 && el("span", { class: "unread-count", "aria-label": counted(TEXTS.unread, unread) }, String(unread)),
  );
}

/**
 * @param {State} state
 * @param {Deeds} deeds
 * @returns {HTMLElement}
 */
function actingAs({ hello, members, me }, deeds) {
  return el(
    "fieldset",
    { class: "acting-as" },
    el("legend", {}, TEXTS.actingAs),
    hello.people.map(({ id, real_name: name, title }) =>
      el(
        "label",
        { class: "person" },
        el("input", {
          type: "radio",
          name: "acting",
          id: `act-${id}`,
          value: id,
          checked: id === me,
          onchange: () => deeds.act(id),
        }),
        avatar(memberNamed(members, id), "medium"),
        el(
          "span",
          { class: "person-text" },
          el("span", { class: "person-name" }, name),
          el("span", { class: "person-title" }, title),
        ),
      ),
    ),
  );
}
