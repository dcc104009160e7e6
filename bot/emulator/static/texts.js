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
  startedAgain: "kzturk was started again: open the address that it printed now.",
  botAway: "The bot is not connected yet and cannot answer; this notice goes away when it is.",
  notSent: "Not sent: the page is not connected. Your text is kept; try again in a moment.",
  dismiss: "Dismiss",

  menu: "Show channels",
  sidebar: "Workspace",
  channels: "Channels",
  apps: "Apps",
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
  visitorHint: "{bot} is not a member here: {command} works, mentions do not. Slack would ask you to invite it.",
  imIntro: "This is your direct message with {bot}",
  imHint: "Just write your question, no command needed. Nobody else sees this conversation.",
  tryThese: "Try one of these",
  tryInDirectMessage: "Direct message: {text}",

  blockNotShown: "Block type {type} is not shown here.",
  elementNotShown: "Element type {type} is not shown here.",
  pictureNotLoaded: "Picture not loaded here: {alt}",
  picture: "picture",
  table: "Table",
  carousel: "Cards, side by side",
  rows: { one: "{n} row", other: "{n} rows" },
  pageOf: "Page {page} of {pages}",
  pageBack: "Previous page",
  pageOn: "Next page",
  levelInfo: "Note: ",
  levelWarning: "Warning: ",
  levelError: "Error: ",
  levelSuccess: "Success: ",
  moreActions: "More actions",
  choose: "Choose…",
  options: "Options",
  textInput: "Text",
  date: "Date",
  optional: "(optional)",
  typeToSearch: "Type to search",
  typeMore: { one: "Type at least {n} character", other: "Type at least {n} characters" },
  searching: "Searching…",
  noOptions: "Nothing fits.",
  noOptionsReply: "The app gave no options. Try again.",
  optionCount: {
    one: "{n} option: arrow keys move, Enter chooses",
    other: "{n} options: arrow keys move, Enter chooses",
  },
  clear: "Clear",
  confirm: "Yes",
  deny: "No",

  appTabs: "Of this app",
  homeTab: "Home",
  messagesTab: "Messages",
  homeEmpty: "{bot} has not published its Home for you yet. It does so when it hears that you have come here.",
  prompts: "Suggested by the app",
  shortcuts: "Shortcuts",
  shortcut: "Shortcut",
  messageMenu: "Message menu",

  closeModal: "Close the dialog",
  submit: "Submit",
  cancel: "Cancel",
  required: "Please complete this required field.",
  tooShortInput: { one: "At least {n} character, please.", other: "At least {n} characters, please." },
  tooLongInput: { one: "At most {n} character, please.", other: "At most {n} characters, please." },
  noReply: "The app did not answer in time. What you entered is kept: try again.",

  guide: "Your first minute",
  guideDone: "That was the tour. Now connect your own Slack:",
  guideProgress: "{done} of {all} done",
  guideOpen: "First minute",
  guideClose: "Put the guide away",
  stepDone: "(done)",
  connectTitle: "Connect your own Slack",
  connectingMore:
    "Start kzturk again: with the tokens there, it serves your Slack instead of this page. More in deploy/README.md.",
  help: "Keys, and connecting",
  helpOpen: "Help and keys",
  closeHelp: "Close help",
  keys: "Keys",

  scenes: "Behind the scenes",
  scenesKey: "Behind the scenes (Ctrl + .)",
  closeScenes: "Close this panel",
  faults: "What may go wrong",
  faultsHint: "Slack has bad days too. Switch one on, ask something, and watch what the bot makes of it.",
  faultsOn: { one: "{n} fault on", other: "{n} faults on" },
  inspector: "Inspector",
  entries: { one: "{n} entry", other: "{n} entries" },
  lastEntries: "the last {most}",
  someOfLast: "{n} of the last {most}",
  filter: "Filter: words, ids, methods",
  show: "Show",
  kinds: { all: "All", envelopes: "To the app", calls: "From the app", problems: "Problems" },
  clearList: "Clear",
  noTraffic: "Nothing yet. Ask the bot something: each envelope and each call shows up here as it happens.",
  nothingFits: "Nothing fits this filter.",
  toApp: "Slack to app",
  fromApp: "App to Slack",
  ackAfter: "ack {ms} ms",
  ackWords: "Acknowledged after {ms} ms; Slack waits 3,000 ms.",
  noAckYet: "no ack yet",
  noAckWords: "Not acknowledged yet; Slack waits 3 seconds.",
  late: "late ack",
  lateWords: "Acknowledged too late: Slack had given up by then, and threw away what the ack carried.",
  failed: "The delivery failed: {failure}.",
  retry: "retry {n}",
  retryReason: "Sent again because of the attempt before: {reason}.",
  ok: "ok",
  payload: "Payload",
  ackCarried: "What the ack carried",
  refusal: "Slack's refusal",
  refused: "Slack would refuse this: {error}",
  refusedHere: "refused here",
  sent: "Arguments",
  answered: "Response",
  deliverAgain: "Deliver again",
  copy: "Copy",
  copied: "Copied",
  notCopied: "Not copied",
};

/** Why a delivery failed, by the emulator's code for it. */
/** @type {Record<string, string>} */
export const FAILURES = {
  timeout: "Not acknowledged within 3 seconds: Slack counts that as failed, and sends an event again.",
  http_timeout: "No answer within 3 seconds: Slack counts that as failed, and sends an event again.",
  http_error: "Answered with another status than 200: Slack counts that as failed, and sends an event again.",
  connection_failed: "The app could not be reached.",
};

/** The switches of the emulator's faults, by the names that it knows them by. */
/** @type {Record<string, {label: string, words: string}>} */
export const FAULTS = {
  twice: { label: "Delivered twice", words: "Each event comes a second time. The answer must come once." },
  reorder: { label: "Out of order", words: "What was sent later may come first." },
  drop: { label: "Lost on the way", words: "Events are lost the first time, and acks too: Slack sends again." },
  rate_limit: { label: "Rate limit", words: "Calls are refused with 429, and Retry-After says when to come back." },
  server_error: { label: "Server error", words: "Calls are answered with 500, as when Slack itself is down." },
  deaf: {
    label: "Deaf socket",
    words:
      "Open, but nothing comes through. " +
      "kzturk opens another socket after an hour without a word, and at once when pings go unanswered.",
  },
  slow: { label: "Slow network", words: "Everything takes its time, in both directions." },
};

/** The first minute, step by step. */
/** @type {Record<import("./guide_steps.js").Step, {label: string, words: string}>} */
export const GUIDE = {
  slash: { label: "Try a slash command", words: "{slash}: the answer is for you alone." },
  mention: { label: "Mention it in a channel", words: "Answered in a thread, for everyone." },
  home: { label: "Visit its Home", words: "Topics and search." },
  search: { label: "Search with a shortcut", words: "It completes while you type." },
  direct: { label: "Write to it directly", words: "Just the question, no command." },
  share: { label: "Share an answer", words: "From you to the whole channel." },
};

/** From here to one's own Slack. */
/** @type {{label: string, words: string, code: string}[]} */
export const CONNECTING = [
  { label: "Print the manifest", words: "It names every permission, with its reason.", code: "kzturk manifest" },
  {
    label: "Create the app",
    words: "On Slack's page for apps: Create New App, From a manifest. Paste it there, then install the app.",
    code: "",
  },
  {
    label: "Put its tokens into .env",
    words: "The bot token from OAuth & Permissions; an app-level token with connections:write from Basic Information.",
    code: "SLACK_BOT_TOKEN=xoxb-…\nSLACK_APP_TOKEN=xapp-…",
  },
];

/** What the keys do. */
/** @type {{keys: string[], words: string}[]} */
export const KEYS = [
  { keys: ["?"], words: "this list; while you write: Ctrl + /" },
  { keys: ["Ctrl", "."], words: "behind the scenes: show or close" },
  { keys: ["Alt", "↑"], words: "previous conversation" },
  { keys: ["Alt", "↓"], words: "next conversation" },
  { keys: ["F6"], words: "next part of the page; with Shift the part before" },
  { keys: ["↑", "↓"], words: "in a list of messages: from message to message; Tab then reaches its buttons" },
  { keys: ["←", "→"], words: "between Home and Messages" },
  { keys: ["/"], words: "in an empty message: commands and shortcuts" },
  { keys: ["Tab"], words: "takes the suggestion" },
  { keys: ["Shift", "Enter"], words: "a new line" },
  { keys: ["Esc"], words: "closes what is open: list, menu, dialog, thread, panel" },
];

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
