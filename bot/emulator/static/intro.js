/** The beginning of a conversation: what it is for, and examples that one click asks. */

import { el } from "./dom.js";
import { EXAMPLES, TEXTS, fill } from "./texts.js";

/** @typedef {import("./types.js").Conversation} Conversation */
/** @typedef {import("./types.js").Hello} Hello */

/**
 * @param {Hello} hello
 * @param {Conversation} conversation
 * @param {(text: string) => void} ask  asks here
 * @param {(text: string) => void} askDirectly  asks in the direct message
 * @returns {HTMLElement}
 */
export function introTo(hello, conversation, ask, askDirectly) {
  const values = {
    bot: hello.bot.name,
    command: hello.commands[0]?.command ?? "/",
    place: fill(TEXTS.channelName, { name: conversation.name }),
  };
  const isChannel = conversation.kind === "channel";
  const here = examples(conversation).map((example) => button(fill(example, values), ask));
  const text = EXAMPLES.channelToDirectMessage;
  const there = isChannel && button(text, askDirectly, fill(TEXTS.tryInDirectMessage, { text }));
  return el(
    "section",
    { class: "intro", "data-testid": "intro" },
    el("h2", {}, fill(isChannel ? TEXTS.channelIntro : TEXTS.imIntro, values)),
    el("p", {}, fill(hint(conversation), values)),
    el("h3", {}, TEXTS.tryThese),
    el("div", { class: "examples" }, here, there),
  );
}

/**
 * @param {Conversation} conversation
 * @returns {string[]}  where the bot is not a member, nothing that mentions it
 */
function examples({ kind, has_bot: hasBot }) {
  if (kind === "im") return EXAMPLES.im;
  return hasBot ? EXAMPLES.channel : EXAMPLES.channel.filter((example) => !example.includes("@{bot}"));
}

/**
 * @param {Conversation} conversation
 * @returns {string}
 */
function hint({ kind, has_bot: hasBot }) {
  if (kind === "im") return TEXTS.imHint;
  return hasBot ? TEXTS.channelHint : TEXTS.visitorHint;
}

/**
 * @param {string} text
 * @param {(text: string) => void} ask
 * @param {string} [label]
 * @returns {HTMLElement}
 */
function button(text, ask, label = text) {
  return el("button", { type: "button", class: "example", onclick: () => ask(text) }, label);
}
