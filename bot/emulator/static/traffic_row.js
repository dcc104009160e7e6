/** One row of the inspector: what went where, how it ended, and on demand all of it. */

import { clockTime } from "./dates.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { jsonView } from "./json_view.js";
import { FAILURES, LOCALE, TEXTS, fill } from "./texts.js";
import { isProblem, nameOf, refusedAt } from "./traffic.js";

/** @typedef {import("./types.js").Call} Call */
/** @typedef {import("./types.js").Envelope} Envelope */
/** @typedef {import("./types.js").Traffic} Traffic */

/** Where Slack's own errors say that something is wrong; it is shown apart from the words. */
const POINTER = /\s*\[json-pointer:\s*([^\]\s]+)\]/g;

export class TrafficRow {
  #item;
  #redeliver;
  #summary = el("summary");
  #body = el("div", { class: "traffic-body" });

  /**
   * @param {Traffic} item
   * @param {(envelopeId: string) => void} redeliver
   */
  constructor(item, redeliver) {
    this.#item = item;
    this.#redeliver = redeliver;
    const details = el("details", { class: "traffic", ontoggle: () => this.#fill() }, this.#summary, this.#body);
    this.details = details;
    this.element = el("li", { "data-testid": item.type }, details);
    this.update(item);
  }

  /** @param {Traffic} item  the same one, with what has become of it */
  update(item) {
    this.#item = item;
    const { title, subject } = nameOf(item);
    const isCall = item.type === "call";
    const at = isCall ? item.call.at : item.envelope.sent_at;
    this.details.classList.toggle("problem", isProblem(item));
    this.#summary.replaceChildren(
      el("time", {}, clockTime(at ?? null)),
      el(
        "span",
        { class: `way ${item.type}`, title: isCall ? TEXTS.fromApp : TEXTS.toApp },
        icon(isCall ? "left" : "right"),
      ),
      el("span", { class: "visually-hidden" }, isCall ? TEXTS.fromApp : TEXTS.toApp),
      el("span", { class: "traffic-name" }, el("b", {}, title), " ", el("span", { dir: "auto" }, subject)),
      ...(isCall ? callBadges(item.call) : envelopeBadges(item.envelope)),
    );
    this.#fill();
  }

  /** The inside is made when somebody looks, and again when there is news. */
  #fill() {
    if (!this.details.open) return this.#body.replaceChildren();
    const item = this.#item;
    const parts = item.type === "call" ? callBody(item) : [this.#again(item.envelope), ...envelopeBody(item)];
    this.#body.replaceChildren(...parts.filter((part) => part !== null));
  }

  /** @param {Envelope} envelope */
  #again({ id }) {
    const onclick = () => this.#redeliver(id);
    return el("button", { type: "button", class: "button small", onclick }, icon("again"), TEXTS.deliverAgain);
  }
}

/**
 * @param {Envelope} envelope
 * @returns {HTMLElement[]}
 */
function envelopeBadges(envelope) {
  const { retry_attempt: attempt, seconds_to_ack: seconds, failure, late } = envelope;
  const badges = attempt ? [badge(fill(TEXTS.retry, { n: attempt }), "warn")] : [];
  if (failure) badges.push(badge(failure, "bad"));
  else if (late) badges.push(badge(TEXTS.late, "bad"));
  if (typeof seconds === "number") badges.push(badge(fill(TEXTS.ackAfter, { ms: milliseconds(seconds) }), "good"));
  else if (!failure) badges.push(badge(TEXTS.noAckYet, "warn"));
  return badges;
}

/**
 * @param {Call} call
 * @returns {HTMLElement[]}
 */
function callBadges(call) {
  if (call.status >= 400) return [badge(`${call.status}${call.error ? ` ${call.error}` : ""}`, "bad")];
  if (call.response?.ok === false || call.error) return [badge(call.error ?? call.response.error, "bad")];
  return [badge(TEXTS.ok, "good")];
}

/**
 * @param {string} text
 * @param {"good" | "warn" | "bad"} mood
 * @returns {HTMLElement}
 */
function badge(text, mood) {
  return el("span", { class: `badge ${mood}` }, text);
}

/**
 * @param {Extract<Traffic, {type: "envelope"}>} item
 * @returns {(HTMLElement | null)[]}
 */
function envelopeBody(item) {
  const { failure, late, retry_reason: reason, answer, refusal, payload, seconds_to_ack: seconds } = item.envelope;
  const words = failure ? (FAILURES[failure] ?? fill(TEXTS.failed, { failure })) : late ? TEXTS.lateWords : null;
  const took = typeof seconds === "number" ? fill(TEXTS.ackWords, { ms: milliseconds(seconds) }) : null;
  const wrong = refusedAt(item);
  return [
    words ? note(words, "bad") : took ? note(took, "good") : note(TEXTS.noAckWords, "warn"),
    reason ? note(fill(TEXTS.retryReason, { reason }), "warn") : null,
    refusal ? note(refusalWords(refusal), "bad") : null,
    jsonView(TEXTS.payload, payload),
    answer === null || answer === undefined || answer === "" ? null : jsonView(TEXTS.ackCarried, answer, wrong),
    refusal ? jsonView(TEXTS.refusal, refusal) : null,
  ];
}

/**
 * @param {Extract<Traffic, {type: "call"}>} item
 * @returns {(HTMLElement | null)[]}
 */
function callBody(item) {
  const { arguments: sent, response, detail, error } = item.call;
  const words = detail || (error ? refusalWords(response ?? { error }) : null);
  return [
    words ? note(words, "bad") : null,
    jsonView(TEXTS.sent, sent, refusedAt(item)),
    jsonView(TEXTS.answered, response),
  ];
}

/**
 * @param {string} words
 * @param {"good" | "warn" | "bad"} mood
 * @returns {HTMLElement}
 */
function note(words, mood) {
  const pointers = [...words.matchAll(POINTER)].map((match) => el("code", {}, match[1]));
  return el("p", { class: `note ${mood}`, dir: "auto" }, words.replaceAll(POINTER, "").trim(), ...pointers);
}

/**
 * @param {any} refusal  Slack's reply
 * @returns {string}
 */
function refusalWords(refusal) {
  const messages = refusal.response_metadata?.messages ?? [];
  return fill(TEXTS.refused, { error: [refusal.error, ...messages].filter(Boolean).join(" · ") });
}

/**
 * @param {number} seconds
 * @returns {string}
 */
function milliseconds(seconds) {
  const ms = seconds * 1000;
  const digits = ms < 10 ? 1 : 0;
  const form = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(LOCALE, form).format(ms);
}
