/** What the page knows: it begins with a greeting and changes with each frame. Nothing here touches the document. */

import { SLACKBOT, membersOf } from "./people.js";
import { takeTraffic, trafficOf } from "./traffic.js";
import { dropView, takeView, viewsOf } from "./views.js";

/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Hello} Hello */
/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Notice} Notice */
/** @typedef {import("./people.js").Member} Member */
/** @typedef {Map<string, Map<string, Message>>} Logs  by place, then by ts, oldest first */
/**
 * `thread`: the ts of the first message of the open thread. `read`: the ts up to which a person has read a place.
 * `notices`: as messages of Slackbot, in `logs` too; the emulator does not keep them.
 * @typedef {object} State
 * @property {Hello} hello
 * @property {Map<string, Member>} members
 * @property {Logs} logs
 * @property {Message[]} notices
 * @property {string} me
 * @property {string} channel
 * @property {string | null} thread
 * @property {Map<string, string>} read
 * @property {string} readAtStart
 * @property {"home" | "messages"} tab  of the conversation with the app
 * @property {import("./views.js").Views} views
 * @property {Map<string, import("./types.js").Prompts>} prompts  by place, until somebody writes there
 * @property {import("./types.js").Faults} faults
 * @property {import("./traffic.js").Log} traffic
 */

/**
 * The state after a greeting. What the person has open, and the notices, outlast a new connection.
 * @param {Hello} hello
 * @param {State | null} [before]
 * @returns {State}
 */
export function greeted(hello, before = null) {
  const kept = before?.hello.workspace.team_id === hello.workspace.team_id ? before : null;
  const logs = new Map();
  for (const message of [...hello.messages, ...(kept?.notices ?? [])]) put(logs, message);
  const prompts = new Map((hello.prompts ?? []).map((each) => [placeKey(each.channel, each.thread_ts), each]));
  const heard = {
    ...{ hello, logs, members: membersOf(hello), prompts },
    ...{ views: viewsOf(hello.views ?? []), faults: hello.faults ?? {}, traffic: trafficOf(hello.traffic ?? []) },
  };
  if (kept) return { ...kept, ...heard };
  const readAtStart = hello.messages.reduce((last, { ts }) => (isLater(ts, last) ? ts : last), "0");
  const [channel, me] = [hello.conversations[0].id, hello.people[0].id];
  return { ...heard, notices: [], me, channel, thread: null, read: new Map(), readAtStart, tab: "messages" };
}

/**
 * Take in one frame that is no greeting.
 * @param {State} state
 * @param {Frame} frame
 */
export function receive(state, frame) {
  if (frame.type === "message" || frame.type === "message_changed") put(state.logs, frame.message);
  else if (frame.type === "message_deleted") remove(state.logs, frame.channel, frame.ts);
  else if (frame.type === "status") state.hello.connected = frame.connected;
  else if (frame.type === "notice") addNotice(state, frame);
  else receiveMore(state, frame);
}

/**
 * @param {State} state
 * @param {Frame} frame  of a view, of prompts, of who has joined, or of what goes on behind the scenes
 */
function receiveMore(state, frame) {
  if (frame.type === "person" || frame.type === "conversation") join(state, frame);
  else if (frame.type === "view") takeView(state.views, frame);
  else if (frame.type === "view_closed") dropView(state.views, frame.user, frame.view_id);
  else if (frame.type === "prompts") state.prompts.set(placeKey(frame.channel, frame.thread_ts), frame);
  else if (frame.type === "faults") state.faults = frame.faults;
  else if (frame.type === "envelope" || frame.type === "call") takeTraffic(state.traffic, frame);
}

/**
 * @param {State} state
 * @param {Extract<Frame, {type: "person" | "conversation"}>} frame
 */
function join(state, frame) {
  const { people, conversations } = state.hello;
  if (frame.type === "person") state.hello.people = [...people, frame.person];
  else state.hello.conversations = [...conversations, frame.conversation];
  state.members = membersOf(state.hello);
}

/**
 * The key of a conversation's or a thread's log.
 * @param {string} channel
 * @param {string | null | undefined} [thread]
 * @returns {string}
 */
export function placeKey(channel, thread) {
  return thread ? `${channel} ${thread}` : channel;
}

/**
 * Compare two ts; as numbers they would lose their last digits.
 * @param {string} ts
 * @param {string} than
 * @returns {boolean}
 */
export function isLater(ts, than) {
  const [seconds, count = ""] = ts.split(".");
  const [otherSeconds, otherCount = ""] = than.split(".");
  return Number(seconds) > Number(otherSeconds) || (seconds === otherSeconds && count > otherCount);
}

/**
 * @param {Logs} logs
 * @param {Message} message  new, or other content for one that is there
 */
function put(logs, message) {
  const key = placeKey(message.channel, message.thread_ts === message.ts ? null : message.thread_ts);
  const log = logs.get(key) ?? new Map();
  const last = [...log.keys()].at(-1) ?? "0";
  const inOrder = log.has(message.ts) || isLater(message.ts, last);
  log.set(message.ts, message);
  logs.set(key, inOrder ? log : new Map([...log].sort(([one], [other]) => (isLater(one, other) ? 1 : -1))));
}

/**
 * @param {Logs} logs
 * @param {string} channel
 * @param {string} ts
 */
function remove(logs, channel, ts) {
  for (const [key, log] of logs) if (key.split(" ")[0] === channel) log.delete(ts);
}

/**
 * @param {State} state
 * @param {Notice} notice
 */
function addNotice({ logs, notices }, { channel, thread_ts, text, to }) {
  const last = [...(logs.get(placeKey(channel, thread_ts))?.keys() ?? [])].at(-1) ?? "0";
  const ts = Math.max(Date.now() / 1000, Number(last) + 0.00001).toFixed(6);
  const notice = { channel, thread_ts, text, ts, user: SLACKBOT, ephemeral_to: to };
  notices.push(notice);
  put(logs, notice);
}
