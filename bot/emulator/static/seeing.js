/** What of the state the person who acts may see, and has seen. */

import { memberNamed } from "./people.js";
import { isLater, placeKey } from "./state.js";
import { TEXTS, fill } from "./texts.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./types.js").Conversation} Conversation */
/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Names} Names */

/**
 * The conversations that the person sees: all channels, the own direct message.
 * @param {State} state
 * @returns {Conversation[]}
 */
export function conversationsOf(state) {
  return state.hello.conversations.filter(
    (conversation) => conversation.kind === "channel" || conversation.user === state.me,
  );
}

/**
 * @param {State} state
 * @returns {Conversation}  the one that is open
 */
export function openConversation(state) {
  const mine = conversationsOf(state);
  return mine.find(({ id }) => id === state.channel) ?? mine[0];
}

/**
 * @param {State} state
 * @returns {"home" | "messages"}  what is shown of the open conversation
 */
export function tabOf(state) {
  return openConversation(state).kind === "im" && state.hello.home_tab ? state.tab : "messages";
}

/**
 * The messages of a conversation, or of a thread's replies, that the person sees, oldest first.
 * @param {State} state
 * @param {string} channel
 * @param {string | null} [thread]  the ts of its first message
 * @returns {Message[]}
 */
export function messagesIn({ logs, me }, channel, thread = null) {
  const log = logs.get(placeKey(channel, thread));
  return [...(log?.values() ?? [])].filter(({ ephemeral_to: to }) => !to || to === me);
}

/**
 * How many messages of others the person has not seen in a conversation or thread.
 * @param {State} state
 * @param {string} channel
 * @param {string | null} [thread]
 * @returns {number}
 */
export function unreadIn(state, channel, thread = null) {
  const read = state.read.get(readKey(state, channel, thread)) ?? state.readAtStart;
  return messagesIn(state, channel, thread).filter((message) => message.user !== state.me && isLater(message.ts, read))
    .length;
}

/**
 * Note that the person has read a conversation or thread to its end.
 * @param {State} state
 * @param {string} channel
 * @param {string | null} [thread]
 */
export function markRead(state, channel, thread = null) {
  const last = messagesIn(state, channel, thread).at(-1);
  if (last) state.read.set(readKey(state, channel, thread), last.ts);
}

/**
 * How ids are named to the person who acts.
 * @param {State} state
 * @returns {Names}
 */
export function namesOf(state) {
  const { hello, members, me } = state;
  const channels = hello.conversations.filter(({ kind }) => kind === "channel");
  const open = openConversation(state);
  return {
    me,
    user: (id) => memberNamed(members, id).name,
    channel: (id) => channels.find((channel) => channel.id === id)?.name ?? "",
    channelNamed: (name) => channels.find((channel) => channel.name === name)?.id,
    conversations: conversationsOf(state).map((each) => ({ id: each.id, name: placeName(state, each) })),
    current: open.kind === "channel" ? open.id : "",
  };
}

/**
 * What a conversation is called in running text.
 * @param {State} state
 * @param {Conversation} conversation
 * @returns {string}
 */
export function placeName(state, conversation) {
  return conversation.kind === "im" ? state.hello.bot.name : fill(TEXTS.channelName, { name: conversation.name });
}

/**
 * @param {State} state
 * @param {string} channel
 * @param {string | null} thread
 * @returns {string}
 */
function readKey({ me }, channel, thread) {
  return `${me} ${placeKey(channel, thread)}`;
}
