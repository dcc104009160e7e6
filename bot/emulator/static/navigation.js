/** Where the person who acts goes: conversations, the app's tabs, another person. The app hears of its own. */

import { conversationsOf, openConversation, tabOf } from "./seeing.js";

/** @typedef {import("./state.js").State} State */
/**
 * @typedef {object} Deeds
 * @property {(type: string, fields: Record<string, unknown>) => boolean} ask
 * @property {() => void} draw
 * @property {() => void} arrive  a conversation is open: what lies above it closes
 * @property {() => void} write  the focus goes where one writes
 */

/**
 * @param {() => State | null} current
 * @param {Deeds} deeds
 */
export function createNavigation(current, { ask, draw, arrive, write }) {
  /** @param {string} channel */
  function openChannel(channel) {
    const state = current();
    if (!state) return;
    state.channel = channel;
    state.thread = null;
    arrive();
    tellOpened(state);
    draw();
    if (tabOf(state) === "messages") write();
  }

  /** @param {"home" | "messages"} tab */
  function openTab(tab) {
    const state = current();
    const direct = state && directMessage(state);
    if (!state || !direct) return;
    state.tab = tab;
    if (openConversation(state).id !== direct) return openChannel(direct);
    tellOpened(state);
    draw();
  }

  /**
   * The app hears when its Home or its messages are opened: app_home_opened.
   * @param {State} state
   */
  function tellOpened(state) {
    const { id, kind } = openConversation(state);
    if (kind === "im" && tabOf(state) === "home") ask("open_home", {});
    else if (kind === "im") ask("open_messages", { channel: id });
  }

  /** @param {1 | -1} by */
  function move(by) {
    const state = current();
    if (!state) return;
    const places = conversationsOf(state).map(({ id }) => id);
    const at = places.indexOf(openConversation(state).id);
    openChannel(places[(at + by + places.length) % places.length]);
  }

  /** @param {string} person */
  function act(person) {
    const state = current();
    if (!state) return;
    const was = openConversation(state);
    state.me = person;
    if (was.kind === "im") {
      state.channel = directMessage(state) ?? state.channel;
      state.thread = null;
      tellOpened(state);
    }
    draw();
  }

  return { openChannel, openTab, move, act };
}

/**
 * @param {State} state
 * @returns {string | undefined}  the person's own conversation with the app
 */
function directMessage({ hello, me }) {
  return hello.conversations.find(({ user }) => user === me)?.id;
}
