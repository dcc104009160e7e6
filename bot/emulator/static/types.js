/**
 * The shapes of what page and emulator say to each other (the page protocol), as types only.
 *
 * @typedef {object} Message
 * @property {string} channel
 * @property {string} ts
 * @property {string} user  author; the bot's user id for its posts
 * @property {string} text  in Slack's escaped form
 * @property {Block[]} [blocks]
 * @property {string} [thread_ts]
 * @property {string} [ephemeral_to]  the one person who sees it
 * @property {boolean} [edited]
 *
 * @typedef {{type: string, block_id?: string, [field: string]: any}} Block
 *
 * @typedef {object} Person
 * @property {string} id
 * @property {string} name
 * @property {string} real_name
 * @property {string} title
 * @property {string} color
 *
 * @typedef {object} Conversation
 * @property {string} id
 * @property {string} name
 * @property {"channel"|"im"} kind
 * @property {string} [topic]
 * @property {string} [user]  the person of a direct message with the bot
 *
 * @typedef {{word: string, hint: string, description: string}} Word
 * @typedef {{command: string, description: string, usage_hint: string, words?: Word[]}} Command
 * @typedef {{user_id: string, name: string, app_id: string}} Bot
 *
 * @typedef {object} Hello
 * @property {"hello"} type
 * @property {{name: string, team_id: string}} workspace
 * @property {Bot} bot
 * @property {Person[]} people
 * @property {Conversation[]} conversations
 * @property {Command[]} commands
 * @property {boolean} connected  whether the bot is connected to the emulator
 * @property {Message[]} messages
 *
 * @typedef {{type: "notice", to: string, channel: string, thread_ts?: string, text: string}} Notice
 *
 * @typedef {Hello
 *   | {type: "message" | "message_changed", message: Message}
 *   | {type: "message_deleted", channel: string, ts: string}
 *   | Notice
 *   | {type: "status", connected: boolean}
 *   | {type: "error", text: string}} Frame  what the emulator sends
 *
 * @typedef {{action_id: string, value?: string, selected_option?: object}} Action
 *
 * @typedef {{type: "post", as: string, channel: string, thread_ts?: string, text: string}
 *   | {type: "slash", as: string, channel: string, command: string, text: string}
 *   | {type: "press", as: string, channel: string, message_ts: string, block_id: string} & Action} Request
 *   what the page sends
 *
 * @typedef {object} Names  how ids are named to the person who acts
 * @property {string} me
 * @property {(id: string) => string} user
 * @property {(id: string) => string} channel
 * @property {(name: string) => string | undefined} channelNamed  the id of the channel of that name
 *
 * @typedef {object} Setting  what a message's blocks are drawn with
 * @property {Names} names
 * @property {(blockId: string, action: Action) => void} press
 */

export {};
