/** Every sentence of the page. Another language is another table of this shape. */

/** The locale of dates and times: day before month, 24 hours, as in Kazakhstan and Türkiye. */
export const LOCALE = "en-GB";

export const TEXTS = {
  app: "APP",
  edited: "(edited)",
  slackbot: "Slackbot",
  unknownChannel: "unknown-channel",

  connecting: "Connecting…",
  reconnecting: "The page has lost its connection to the emulator and is trying again. What you type is kept.",
  botAway: "The bot is not connected yet and cannot answer; this notice goes away when it is.",
  notSent: "Not sent: the page is not connected. Your text is kept; try again in a moment.",
  dismiss: "Dismiss",

  menu: "Show channels",
  sidebar: "Workspace",
  channels: "Channels",
  directMessages: "Direct messages",
  actingAs: "Acting as",
  unread: { one: "{n} unread message", other: "{n} unread messages" },
  toDark: "Switch to the dark theme",
  toLight: "Switch to the light theme",

  channelName: "#{name}",
  messagesIn: "Messages in {place}",
  latest: "Latest messages",
  author: "{name}, {time}",
  onlyYou: "Only visible to you",
  replyInThread: "Reply in thread",
  replies: { one: "{n} reply", other: "{n} replies" },
  newReplies: "new",
  lastReply: "Last reply {when}",
  showMore: "Show more",
  showLess: "Show less",

  thread: "Thread",
  threadMessages: "Thread in {place}",
  closeThread: "Close thread",
  threadGone: "The first message of this thread was deleted.",

  messageTo: "Message {place}",
  replyPlaceholder: "Reply…",
  send: "Send",
  insertMention: "Mention someone",
  insertCommand: "Use a slash command",
  newLine: "Shift + Enter adds a new line",
  tooLong: "Too long: a message has at most {most} characters, this one has {n}.",
  suggestions: "Suggestions",
  suggestionCount: {
    one: "{n} suggestion: arrow keys move, Tab completes",
    other: "{n} suggestions: arrow keys move, Tab completes",
  },
  noSlashInThread: "Slash commands don't work in threads; mention @{bot} instead.",
  unknownCommand:
    "{command} is not a command here; try {known}. To send it as a message, put a space before the slash.",

  today: "Today",
  yesterday: "Yesterday",
  at: "{day} at {time}",

  channelIntro: "This is the very beginning of {place}",
  channelHint:
    "Everyone in the workspace reads along here. A slash command about Kazakhstan-Türkiye relations " +
    "is answered to you alone; when you mention @{bot}, it answers in a thread, for everyone.",
  imIntro: "This is your direct message with {bot}",
  imHint: "Just write your question, no command needed. Nobody else sees this conversation.",
  tryThese: "Try one of these",
  tryInDirectMessage: "Direct message: {text}",

  blockNotShown: "Block type {type} is not shown here.",
  elementNotShown: "Element type {type} is not shown here.",
  pictureNotLoaded: "Picture not loaded here: {alt}",
  picture: "picture",
  table: "Table",
  moreActions: "More actions",
  choose: "Choose…",
  confirm: "Yes",
  deny: "No",
};

/** Examples to try, one click each. `{command}` and `{bot}` are filled from the workspace. */
export const EXAMPLES = {
  channel: ["{command} fact education", "@{bot} how many Kazakh students study in Türkiye?", "{command} help"],
  channelToDirectMessage: "Who was the first to recognise Kazakhstan's independence?",
  im: [
    "Who was the first to recognise Kazakhstan's independence?",
    "How large is the trade between Kazakhstan and Türkiye?",
    "quote Middle Corridor",
    "help",
  ],
};

/**
 * Put values into the {places} of a sentence.
 * @param {string} sentence
 * @param {Record<string, string | number>} values
 * @returns {string}
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

const plural = new Intl.PluralRules(LOCALE);

/**
 * Choose the form of a sentence that goes with a number, and put the number into its {n}.
 * @param {{other: string, [category: string]: string}} forms  by CLDR plural category
 * @param {number} n
 * @returns {string}
 */
export function counted(forms, n) {
  return fill(forms[plural.select(n)] ?? forms.other, { n });
}
