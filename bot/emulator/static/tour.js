/** Ties the guided first minute to the page: what each step does, and what ticks it. */

import { byId } from "./dom.js";
import { createGuide } from "./guide.js";
import { doneBySending, isShared, shareButton, stepsFor } from "./guide_steps.js";
import { messagesIn, openConversation } from "./seeing.js";
import { EXAMPLES, fill } from "./texts.js";

/** @typedef {import("./guide_steps.js").Step} Step */
/** @typedef {import("./message.js").Stage} Stage */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Request} Request */
/**
 * @typedef {object} Deeds
 * @property {(text: string) => void} ask
 * @property {(channel: string) => void} openChannel
 * @property {(tab: "home" | "messages") => void} openTab
 * @property {(shortcut: import("./types.js").Shortcut) => void} useShortcut
 * @property {Stage["press"]} press
 */

/**
 * @param {() => State | null} current
 * @param {Deeds} deeds
 */
export function createTour(current, { ask, openChannel, openTab, useShortcut, press }) {
  let pressedInPrivate = false;
  let wantsToShare = false;
  const guide = createGuide(byId("guide"), byId("open-guide"), attempt);

  /** @param {Step} step */
  function attempt(step) {
    const state = current();
    if (!state) return;
    const values = { command: state.hello.commands[0]?.command ?? "/", bot: state.hello.bot.name };
    if (step === "home") return openTab("home");
    if (step === "search") return useGlobal(state);
    if (step === "direct") return openTab("messages");
    toChannel(state);
    if (step === "slash") ask(fill(EXAMPLES.channel[0], values));
    else if (step === "mention") ask(fill(EXAMPLES.channel[1], values));
    else share(state, fill(EXAMPLES.channel[0], values));
  }

  /** @param {State} state */
  function useGlobal(state) {
    const shortcut = state.hello.shortcuts?.find(({ type }) => type === "global");
    if (shortcut) useShortcut(shortcut);
  }

  /** @param {State} state */
  function toChannel(state) {
    if (openConversation(state).kind !== "channel") openChannel(state.hello.conversations[0].id);
  }

  /**
   * Share the last private answer; where there is none, ask for one first.
   * @param {State} state
   * @param {string} question
   */
  function share(state, question) {
    wantsToShare = !shareLast(state);
    if (wantsToShare) ask(question);
  }

  /**
   * @param {State} state
   * @returns {boolean}  whether there was something to share
   */
  function shareLast(state) {
    for (const message of messagesIn(state, openConversation(state).id).reverse()) {
      const button = shareButton(message, state.me);
      if (!button) continue;
      pressedInPrivate = true;
      press(message, button.blockId, button.action);
      return true;
    }
    return false;
  }

  /** @param {Frame} frame */
  function heard(frame) {
    const state = current();
    if (!state) return;
    guide.show(stepsFor(state.hello));
    if (frame.type !== "message") return;
    if (isShared(frame.message, pressedInPrivate, state.hello)) guide.tick("share");
    if (wantsToShare && shareButton(frame.message, state.me)) wantsToShare = !shareLast(state);
  }

  /** @param {Request} request */
  function sent(request) {
    const bot = current()?.hello.bot.name;
    const step = bot && doneBySending(request, bot);
    if (step) guide.tick(step);
  }

  /**
   * Notes presses in private answers on their way.
   * @param {Stage["press"]} inner
   * @returns {Stage["press"]}
   */
  function pressed(inner) {
    return (message, blockId, action) => {
      if (message.ephemeral_to) pressedInPrivate = true;
      inner(message, blockId, action);
    };
  }

  return { heard, sent, pressed };
}
