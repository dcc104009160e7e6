/** The emoji shortcodes that a bot of this kind uses; any other stays as it was typed. */

/** @type {Record<string, string>} */
const EMOJI = {
  airplane: "✈️",
  arrow_right: "➡️",
  arrows_counterclockwise: "🔄",
  bar_chart: "📊",
  blush: "😊",
  book: "📖",
  books: "📚",
  bulb: "💡",
  calendar: "📆",
  chart_with_upwards_trend: "📈",
  classical_building: "🏛️",
  date: "📅",
  "flag-kz": "🇰🇿",
  "flag-tr": "🇹🇷",
  flag_kz: "🇰🇿",
  flag_tr: "🇹🇷",
  globe_with_meridians: "🌐",
  grey_question: "❔",
  handshake: "🤝",
  hourglass_flowing_sand: "⏳",
  information_source: "ℹ️",
  key: "🔑",
  label: "🏷️",
  link: "🔗",
  lock: "🔒",
  mag: "🔍",
  megaphone: "📣",
  memo: "📝",
  mortar_board: "🎓",
  newspaper: "📰",
  no_entry_sign: "🚫",
  page_facing_up: "📄",
  pencil: "📝",
  pencil2: "✏️",
  pushpin: "📌",
  question: "❓",
  scroll: "📜",
  slightly_smiling_face: "🙂",
  sparkles: "✨",
  speech_balloon: "💬",
  star: "⭐",
  tada: "🎉",
  thinking_face: "🤔",
  "+1": "👍",
  thumbsup: "👍",
  "-1": "👎",
  thumbsdown: "👎",
  tr: "🇹🇷",
  warning: "⚠️",
  wave: "👋",
  white_check_mark: "✅",
  x: "❌",
  hammer_and_wrench: "🛠️",
  earth_asia: "🌏",
};

/** A shortcode at the place where the search stands. */
export const SHORTCODE = /:([a-z0-9_+-]{1,40}):/y;

/**
 * @param {string} name  without colons
 * @returns {string | undefined}
 */
export function emojiNamed(name) {
  return Object.hasOwn(EMOJI, name) ? EMOJI[name] : undefined;
}

/**
 * Put emoji in the place of the shortcodes in plain text.
 * @param {string} text
 * @returns {string}
 */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]{1,40}):/g, (code, name) => emojiNamed(name) ?? code);
}
