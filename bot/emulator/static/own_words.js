/** What the emulator tells the page, in the page's language. What the app says stays as it is. */

import { LANGUAGE } from "./language.js";
import { SAYINGS, fill } from "./texts.js";

/** @typedef {import("./types.js").Frame} Frame */

const KNOWN = SAYINGS.map(([english, own]) => ({ pattern: patternOf(english), own }));

/**
 * @param {Frame} frame
 * @returns {Frame}
 */
export function inOwnWords(frame) {
  if (frame.type === "hello") return { ...frame, commands: frame.commands.map(inOwnLanguage) };
  if (frame.type === "notice" || frame.type === "error") return { ...frame, text: said(frame.text) };
  if (frame.type !== "view_errors") return frame;
  const errors = Object.entries(frame.errors ?? {}).map(([block, words]) => [block, said(words)]);
  return { ...frame, text: said(frame.text ?? ""), errors: Object.fromEntries(errors) };
}

/**
 * @param {string} text
 * @returns {string}
 */
function said(text) {
  for (const { pattern, own } of KNOWN) {
    const match = pattern.exec(text);
    if (match) return fill(own, match.groups ?? {});
  }
  return text;
}

/**
 * @param {import("./types.js").Command} command
 * @returns {import("./types.js").Command}  with the words of one language
 */
function inOwnLanguage(command) {
  const { words_in: words = {} } = command;
  return { ...command, words: words[LANGUAGE] ?? words.en };
}

/**
 * @param {string} sentence  with {places}
 * @returns {RegExp}  a group for each place
 */
function patternOf(sentence) {
  const inert = sentence.replace(/[.*+?^$()|[\]\\/]/g, "\\$&");
  return new RegExp(`^${inert.replace(/\{(\w+)\}/g, "(?<$1>.*)")}$`, "s");
}
