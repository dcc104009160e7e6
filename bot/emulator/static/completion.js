/** What could stand where one is typing: commands, their words, and names after an at sign. */

import { TEXTS } from "./texts.js";

/** @typedef {import("./outgoing.js").Lore} Lore */
/** @typedef {import("./people.js").Member} Member */
/** @typedef {import("./types.js").Command} Command */
/** @typedef {import("./types.js").Shortcut} Shortcut */
/**
 * One thing to choose: `insert` goes into the text. `member` has an avatar. `shortcut` is used instead of inserted.
 * @typedef {{insert: string, label: string, hint: string, description: string, member?: Member, shortcut?: Shortcut}} Option
 *
 * `from`, `to`: the part of the text that an option replaces. `first`: the option to begin with; -1 when what is typed
 * is whole already, so that Enter sends it.
 * @typedef {{from: number, to: number, options: Option[], first: number}} Offer
 */

/**
 * @param {string} text
 * @param {number} caret
 * @param {Lore} lore
 * @returns {Offer | null}
 */
export function offerFor(text, caret, lore) {
  const before = text.slice(0, caret);
  const ends = caret === text.length || /\s/.test(text[caret]);
  const slash = lore.inThread || !ends ? null : (commands(before, lore) ?? words(before, lore));
  return slash ?? mentions(before, lore);
}

/**
 * The command that a text calls, and the word after it where one is known: what the usage line tells of.
 * @param {string} text
 * @param {Lore} lore
 * @returns {{usage: string, description: string} | null}
 */
export function usageFor(text, { commands: known, inThread }) {
  const match = /^(\/\S+)(?:\s+(\S+))?/.exec(text);
  const command = inThread ? undefined : known.find((each) => each.command === match?.[1]);
  if (!command) return null;
  const word = command.words?.find((each) => folded(each.word) === folded(match?.[2] ?? ""));
  if (!word) return { usage: `${command.command} ${command.usage_hint}`, description: command.description };
  return { usage: `${command.command} ${word.word} ${word.hint}`.trim(), description: word.description };
}

/**
 * @param {string} before
 * @param {Lore} lore
 * @returns {Offer | null}
 */
function commands(before, lore) {
  if (!/^\/\S*$/.test(before)) return null;
  const options = lore.commands
    .filter(({ command }) => command.startsWith(before.toLowerCase()))
    .map(({ command, usage_hint: hint, description }) => ({
      insert: `${command} `,
      label: command,
      hint,
      description,
    }));
  return offered(0, before, [...options, ...shortcuts(before.slice(1), lore)]);
}

/**
 * The shortcuts that Slack lists among the commands.
 * @param {string} typed
 * @param {Lore} lore
 * @returns {Option[]}
 */
function shortcuts(typed, lore) {
  const fitting = lore.shortcuts.filter(({ name }) => begins(name, folded(typed)));
  return fitting.map((shortcut) => ({
    ...{ insert: "", label: shortcut.name, hint: TEXTS.shortcut },
    ...{ description: shortcut.description ?? "", shortcut },
  }));
}

/**
 * @param {string} name
 * @param {string} with_  folded
 * @returns {boolean}  whether a word of the name begins so
 */
function begins(name, with_) {
  return name.split(/\s+/).some((part) => folded(part).startsWith(with_));
}

/**
 * @param {string} before
 * @param {Lore} lore
 * @returns {Offer | null}
 */
function words(before, lore) {
  const match = /^(\/\S+\s+)(\S*)$/.exec(before);
  const command = lore.commands.find((each) => each.command === match?.[1].trim());
  if (!match || !command?.words) return null;
  const options = command.words
    .filter(({ word }) => folded(word).startsWith(folded(match[2])))
    .map(({ word, hint, description }) => ({ insert: `${word} `, label: word, hint, description }));
  const offer = offered(match[1].length, before, options);
  return offer && match[2] === "" ? { ...offer, first: -1 } : offer;
}

/**
 * @param {string} before
 * @param {Lore} lore
 * @returns {Offer | null}
 */
function mentions(before, lore) {
  const match = /(?:^|[\s(])@([^\s@]*)$/u.exec(before);
  if (!match) return null;
  const typed = folded(match[1]);
  const options = lore.members
    .filter(({ name, realName }) => [name, ...realName.split(/\s+/)].some((part) => begins(part, typed)))
    .map((member) => ({
      insert: `@${member.name} `,
      label: `@${member.name}`,
      hint: member.isApp ? "" : member.realName,
      description: member.title,
      member,
    }));
  return offered(before.length - match[1].length - 1, before, options);
}

/**
 * @param {number} from
 * @param {string} before
 * @param {Option[]} options
 * @returns {Offer | null}
 */
function offered(from, before, options) {
  const typed = before.slice(from).toLowerCase();
  const whole = options.some(({ label }) => label.toLowerCase() === typed);
  return options.length ? { from, to: before.length, options, first: whole ? -1 : 0 } : null;
}

/**
 * @param {string} name
 * @returns {string}  lower case without marks, the Turkish ı as i: as people type names in a hurry
 */
function folded(name) {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ı", "i");
}
