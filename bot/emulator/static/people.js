/** Who is who: names, initials and colours of the workspace's people and of the bot. */

import { el } from "./dom.js";
import { TEXTS } from "./texts.js";

/** @typedef {import("./types.js").Hello} Hello */
/** @typedef {{id: string, name: string, realName: string, title: string, color: string, isApp: boolean}} Member */

/** The id of the author of private notices. */
export const SLACKBOT = "USLACKBOT";
const BOT_COLOR = "#00778b";
const OTHER_COLOR = "#616061";

/**
 * Everyone who may stand as an author, by id.
 * @param {Hello} hello
 * @returns {Map<string, Member>}
 */
export function membersOf(hello) {
  const bot = {
    id: hello.bot.user_id,
    name: hello.bot.name,
    realName: hello.bot.name,
    title: "",
    color: BOT_COLOR,
    isApp: true,
  };
  const slackbot = {
    id: SLACKBOT,
    name: TEXTS.slackbot,
    realName: TEXTS.slackbot,
    title: "",
    color: OTHER_COLOR,
    isApp: true,
  };
  const people = hello.people.map(({ id, name, real_name: realName, title, color }) => ({
    id,
    name,
    realName: realName || name,
    title,
    color,
    isApp: false,
  }));
  return new Map([bot, slackbot, ...people].map((member) => [member.id, member]));
}

/**
 * The member of that id; one whom the workspace does not know is called by the id.
 * @param {Map<string, Member>} members
 * @param {string} id
 * @returns {Member}
 */
export function memberNamed(members, id) {
  return members.get(id) ?? { id, name: id, realName: id, title: "", color: OTHER_COLOR, isApp: false };
}

/**
 * A square with the member's initials on the member's colour; decoration, since the name stands beside it.
 * @param {Member} member
 * @param {string} [size]  a class that sets the size
 * @returns {HTMLElement}
 */
export function avatar(member, size = "") {
  const square = el("span", { class: `avatar ${size}`, "aria-hidden": "true" }, initials(member.realName));
  const color = /^#?([0-9a-f]{6})$/i.exec(member.color)?.[1] ?? OTHER_COLOR.slice(1);
  square.style.backgroundColor = `#${color}`;
  square.style.color = isLight(color) ? "#1d1c1d" : "#ffffff";
  return square;
}

/**
 * The mark of an app beside its name.
 * @returns {HTMLElement}
 */
export function appBadge() {
  return el("span", { class: "app-badge" }, TEXTS.app);
}

/**
 * @param {string} name
 * @returns {string}  one or two letters
 */
export function initials(name) {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return ends
    .map((word) => [...word][0] ?? "")
    .join("")
    .toLocaleUpperCase();
}

/**
 * Whether dark letters read better than white ones on a colour: by WCAG's relative luminance.
 * @param {string} hex  six digits
 * @returns {boolean}
 */
function isLight(hex) {
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179;
}
