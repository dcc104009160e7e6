/** What went between Slack and the app: the last of it, by what it was. Nothing here touches the document. */

/** @typedef {import("./types.js").Call} Call */
/** @typedef {import("./types.js").Envelope} Envelope */
/** @typedef {import("./types.js").Traffic} Traffic */
/** @typedef {Map<string, Traffic>} Log  oldest first */
/** @typedef {"all" | "envelopes" | "calls" | "problems"} Kind */

export const MOST = 200;

/**
 * @param {Traffic[]} items
 * @returns {Log}
 */
export function trafficOf(items) {
  const log = new Map();
  for (const item of items) takeTraffic(log, item);
  return log;
}

/**
 * Take in something new, or news of what is there.
 * @param {Log} log
 * @param {Traffic} item
 * @returns {string}  its key
 */
export function takeTraffic(log, item) {
  const key = keyOf(item);
  log.set(key, item);
  for (const [oldest] of log) {
    if (log.size <= MOST) break;
    log.delete(oldest);
  }
  return key;
}

/**
 * Attempts to deliver the same envelope are told apart by their number and time.
 * @param {Traffic} item
 * @returns {string}
 */
function keyOf(item) {
  if (item.type === "call") return `call ${item.call.id}`;
  const { id, retry_attempt: attempt, sent_at: sent } = item.envelope;
  return `envelope ${id} ${attempt ?? 0} ${sent ?? ""}`;
}

/**
 * What it is called: "events_api app_mention", "chat.postMessage".
 * @param {Traffic} item
 * @returns {{title: string, subject: string}}
 */
export function nameOf(item) {
  if (item.type === "call") return { title: item.call.method, subject: placeOf(item.call.arguments) };
  const { type, payload = {} } = item.envelope;
  const pressed =
    payload.actions?.[0]?.action_id ?? payload.callback_id ?? payload.view?.callback_id ?? payload.action_id;
  if (type === "slash_commands")
    return { title: type, subject: `${payload.command ?? ""} ${payload.text ?? ""}`.trim() };
  if (type === "events_api") return { title: type, subject: payload.event?.type ?? payload.type ?? "" };
  return { title: type, subject: [payload.type, pressed].filter(Boolean).join(" ") };
}

/**
 * Whether something went wrong with it.
 * @param {Traffic} item
 * @returns {boolean}
 */
export function isProblem(item) {
  if (item.type === "call")
    return item.call.status >= 400 || item.call.response?.ok === false || Boolean(item.call.error);
  const { failure, late, refusal } = item.envelope;
  return Boolean(failure || late || refusal);
}

/**
 * @param {Traffic} item
 * @param {Kind} kind
 * @param {string} words  all must be in it, in any case
 * @returns {boolean}
 */
export function fits(item, kind, words) {
  if (kind === "envelopes" && item.type !== "envelope") return false;
  if (kind === "calls" && item.type !== "call") return false;
  if (kind === "problems" && !isProblem(item)) return false;
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (!wanted.length) return true;
  const text = JSON.stringify(item).toLowerCase();
  return wanted.every((word) => text.includes(word));
}

/**
 * The places in what was sent that Slack would refuse: JSON pointers, as its own errors name them.
 * @param {Traffic} item
 * @returns {string[]}
 */
export function refusedAt(item) {
  const told = item.type === "call" ? [item.call.detail, item.call.response] : [item.envelope.refusal];
  const found = JSON.stringify(told).matchAll(/json-pointer:\s*([^\]\s"\\]+)/g);
  return [...new Set([...found].map((match) => match[1]))];
}

/**
 * @param {any} sent
 * @returns {string}
 */
function placeOf(sent) {
  return String(sent?.channel ?? sent?.channel_id ?? sent?.user_id ?? sent?.view_id ?? "");
}
