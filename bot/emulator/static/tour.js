/** Ties the guided first minute to the page: what each step does, and what ticks it. */

import { byId } from "./dom.js";
import { createGuide } from "./guide.js";
import { answeredBy, isShared, shareButton, stepOf, stepsFor, wordsFor } from "./guide_steps.js";
import { messagesIn, openConversation } from "./seeing.js";

/** @typedef {import("./guide_steps.js").Step} Step */
/** @typedef {import("./message.js").Stage} Stage */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Request} Request */
/**
 * @typedef {object} Deeds
 * @property {(text: string) => void} ask
 * @property {(channel: string) => void} openChannel
 * @property {(root: {ts: string}) => void} openThread
 * @property {(tab: "home" | "messages") => void} openTab
 * @property {(shortcut: import("./types.js").Shortcut) => void} useShortcut
 * @property {Stage["press"]} press
 */

/**
 * @param {() => State | null} current
 * @param {Deeds} deeds
 */
export function createTour(current, { ask, openChannel, openThread, openTab, useShortcut, press }) {
  let pressedInPrivate = false;
  let wantsToShare = false;
  let wantsThread = false;
  /** @type {Set<Step>} */
  const sending = new Set();
  const guide = createGuide(byId("guide"), byId("open-guide"), attempt);

  /** @param {Step} step */
  function attempt(step) {
    const state = current();
    if (!state) return;
    const words = wordsFor(state.hello);
    wantsThread = step === "mention";
    if (step === "home") return openTab("home");
    if (step === "search") return useGlobal(state);
    if (step === "direct") return openTab("messages");
    toChannel(state);
    if (step === "slash") ask(words.slash);
    else if (step === "mention") ask(words.mention);
    else share(state, words.slash);
  }

  /** @param {State} state */
  function useGlobal(state) {
    const shortcut = state.hello.shortcuts?.find(({ type }) => type === "global");
    if (shortcut) useShortcut(shortcut);
  }

  /** @param {State} state  goes where the app is a member */
  function toChannel(state) {
    if (openConversation(state).has_bot) return;
    const { id } = state.hello.conversations.find(({ has_bot: hasBot }) => hasBot) ?? state.hello.conversations[0];
    openChannel(id);
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
    guide.show(stepsFor(state.hello), wordsFor(state.hello).slash);
    if (frame.type !== "message") return;
    answered(state, frame.message);
    if (isShared(frame.message, pressedInPrivate, state.hello)) guide.tick("share");
    if (wantsToShare && shareButton(frame.message, state.me)) wantsToShare = !shareLast(state);
  }

  /**
   * @param {State} state
   * @param {import("./types.js").Message} message
   */
  function answered(state, message) {
    const step = answeredBy(message, state.me, state.hello);
    if (!step || !sending.delete(step)) return;
    guide.tick(step);
    const isHere = openConversation(state).id === message.channel && !state.thread;
    if (step === "mention" && wantsThread && isHere) openThread({ ts: message.thread_ts ?? message.ts });
    wantsThread &&= step !== "mention";
  }

  /** @param {Request} request  on its way: what it asks is done when the answer is there */
  function sent(request) {
    const bot = current()?.hello.bot.name;
    const step = bot && stepOf(request, bot);
    if (step === "slash" || step === "mention") sending.add(step);
    else if (step) guide.tick(step);
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
